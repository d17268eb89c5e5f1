import { QrCode } from './QrCode.tsx';

export interface JoinCardProps {
  /** As shown to people: `K7MD-2PXQ`. */
  readonly code: string;
  /** Addresses at which students reach this room, the best one first. */
  readonly urls: readonly string[];
}

/** How to get in: the code large, the address, and both as a picture for phones. */
export function JoinCard({ code, urls }: JoinCardProps) {
  const [best, ...others] = urls;
  return (
    <div class="join-card">
      <div class="join-words">
        <p class="join-hint">Join with the code</p>
        <p class="join-code" aria-label={`Join code ${code.split('').join(' ')}`}>
          {code}
        </p>
        {best !== undefined && (
          <p class="join-url">
            <a href={best} target="_blank" rel="noreferrer">
              {best.replace(/^https?:\/\//, '')}
            </a>
          </p>
        )}
        {others.length > 0 && (
          <ul class="join-others" aria-label="Other addresses">
            {others.map((url) => (
              <li key={url}>{url.replace(/^https?:\/\//, '')}</li>
            ))}
          </ul>
        )}
      </div>
      {best !== undefined && <QrCode text={best} label="QR code of the address above" />}
    </div>
  );
}
