import type { RoomStatus } from '@nonlocal/client';

/** Says what one has become where this page is not for it, and leads to the page that is. */
export function TurnedNote({ status }: { readonly status: RoomStatus }) {
  if (status.kind !== 'ended' || status.reason !== 'role') return null;
  return (
    <div class="notice turned-note" role="alert">
      <span>{status.message}</span>
      {status.role === 'instructor' && status.token !== null && (
        <a class="button is-primary" href={`/teach/#token=${status.token}`}>
          Open the instructor’s page
        </a>
      )}
    </div>
  );
}
