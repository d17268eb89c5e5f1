import type { View } from '@nonlocal/scope';
import { textTwin } from './twin.ts';

/** The diagram in words. */
export function TextTwin({ view }: { readonly view: View }) {
  return (
    <div class="text-twin">
      {textTwin(view).map((section, index) => (
        <section key={`${index} ${section.title}`}>
          <h3>{section.title}</h3>
          <ul>
            {section.lines.map((line, position) => (
              <li key={`${position} ${line}`}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
