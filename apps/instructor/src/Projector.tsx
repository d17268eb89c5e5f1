import type { RoomModel } from '@nonlocal/client';
import { narrate } from '@nonlocal/scope';
import { LazyCodePane, listenToKeys, marksOf, NarrationLine, OutputPane, Pane, QrCode, ScopesPane } from '@nonlocal/ui';
import { useEffect, useState } from 'preact/hooks';
import { joinUrls, spaced } from './rooms.ts';

/** Diagrams are 13 px at scale 1; from the back row nothing below 24 can be read. */
const zoom = 1.9;

/** What the room sees on the wall: light, large, nothing to operate. B blanks it. */
export function Projector({ room }: { readonly room: RoomModel }) {
  const [isBlank, setBlank] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const code = room.info.value?.code ?? '';
  useEffect(() => {
    document.documentElement.dataset['theme'] = 'light';
    return listenToKeys(
      document,
      () => ({ blank: () => setBlank((was) => !was) }),
      () => false,
    );
  }, []);
  useEffect(() => {
    if (code !== '') void joinUrls(spaced(code)).then((urls) => setUrl(urls[0] ?? null));
  }, [code]);

  if (isBlank) return <div class="projector-blank" role="img" aria-label="Blank. Press B to show the class." />;
  const view = room.follow.view.value;
  return (
    <div class="projector">
      <header class="projector-top">
        <NarrationLine text={narrate(view.narration)} />
        <p class="projector-code">
          <span>{url?.replace(/^https?:\/\//, '').replace(/\/join\/.*$/, '')}</span>
          <strong>{spaced(code)}</strong>
        </p>
        {url !== null && <QrCode text={url} label="QR code to join" />}
      </header>
      <main class="projector-panes">
        <Pane title={view.filename === '' ? 'Program' : view.filename} area="code">
          <LazyCodePane source={view.source} marks={marksOf(view, null)} label="Program of the class" />
        </Pane>
        <Pane title="Scopes" area="scopes">
          <ScopesPane view={view} zoom={zoom} />
        </Pane>
        <Pane title="Output" area="output">
          <OutputPane output={view.output} status={view.status} showsPrompt />
        </Pane>
      </main>
    </div>
  );
}
