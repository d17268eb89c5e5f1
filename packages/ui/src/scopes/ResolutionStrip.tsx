import type { ResolutionView } from '@nonlocal/scope';
import { explainWalk, inOrderOfInterest, type WalkStep, walkSteps } from './walks.ts';

/** More than these do not fit a line; the longest walks come first. */
const mostShown = 4;

/** How this step found its names: each scope that was searched or skipped, from the inside out. */
export function ResolutionStrip({ resolutions }: { readonly resolutions: readonly ResolutionView[] }) {
  const ordered = inOrderOfInterest(resolutions);
  const rest = ordered.length - mostShown;
  return (
    <div class="resolutions" role="region" aria-label="How this step found its names" tabIndex={0}>
      {ordered.length === 0 ? (
        <p class="resolutions-none">This step looked up no names.</p>
      ) : (
        <ul>
          {ordered.slice(0, mostShown).map((resolution) => (
            <li key={resolution.name} title={explainWalk(resolution)}>
              <span class="visually-hidden">{explainWalk(resolution)}</span>
              <code aria-hidden="true">{resolution.name}</code>
              <span class="walk" aria-hidden="true">
                {walkSteps(resolution).map((step, index) => (
                  <Step key={index} step={step} />
                ))}
              </span>
            </li>
          ))}
          {rest > 0 && (
            <li class="resolutions-none" title={ordered.slice(mostShown).map(explainWalk).join('\n')}>
              and {rest} more
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function Step({ step }: { readonly step: WalkStep }) {
  return (
    <span class={`walk-step is-${step.outcome}`}>
      <b>{step.letter}</b>
      <span class="walk-where">{step.where}</span>
      {step.note !== '' && <i>{step.note}</i>}
    </span>
  );
}
