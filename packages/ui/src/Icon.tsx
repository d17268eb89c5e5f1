const paths = {
  first: 'M5 4v12M15 4.5v11L7.5 10Z',
  back: 'M14 4.5v11L6 10Z',
  forward: 'M6 4.5v11L14 10Z',
  last: 'M15 4v12M5 4.5v11L12.5 10Z',
  over: 'M3 12a7 6 0 0 1 13.2-2.6M16.8 5v5h-5M10 15.4h.01',
  into: 'M10 3v8.6M6.2 8.2 10 12l3.8-3.8M10 16.2h.01',
  out: 'M10 12V3.4M6.2 7 10 3.2 13.8 7M10 16.2h.01',
  run: 'M4.5 4v12M8.5 4.5l8 5.5-8 5.5Z',
  play: 'M6 4l9.5 6L6 16Z',
  pause: 'M7 4.5v11M13 4.5v11',
  cursor: 'M2.5 10h7.6M7.2 7l3 3-3 3M14.5 4.5v11M12.6 4h3.8M12.6 16h3.8',
  restart: 'M4.2 10a5.8 5.8 0 1 0 1.9-4.3L4 7.6M4 3.4v4.2h4.2',
  scope: 'M4 10h9M9.6 6.4 13.2 10l-3.6 3.6M16.5 4v12',
  fork: 'M6 3.5v13M6 11c0-3 8-2 8-7.5M11.6 5.4 14 3l2.4 2.4',
  hand: 'M6.5 10V5.2M9 9.4V3.8M11.5 9.6V4.6M14 10.6V6.4M6.5 9.6 4.8 8.2c-.9-.6-1.8.4-1.3 1.3l2.3 4.3c.9 1.6 2 2.5 4 2.5 2.7 0 4.2-1.8 4.2-4.4v-2',
  live: 'M10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM5 15a7 7 0 0 1 0-10M15 5a7 7 0 0 1 0 10',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7 6 6M14 14l1.3 1.3M4.7 15.3 6 14M14 6l1.3-1.3',
  moon: 'M15.8 12.2A6.5 6.5 0 0 1 7.8 4.2a6.5 6.5 0 1 0 8 8Z',
  keys: 'M3 6h14v8.5H3ZM6 9h.01M9 9h.01M12 9h.01M14.6 9h.01M7 12h6',
  book: 'M4 4.5h5a1.5 1.5 0 0 1 1.5 1.5v10A1.5 1.5 0 0 0 9 14.5H4ZM16.5 4.5H12A1.5 1.5 0 0 0 10.5 6v10a1.5 1.5 0 0 1 1.5-1.5h4.5Z',
  download: 'M10 3.5v9M6.4 9.2 10 12.8l3.6-3.6M4 16.5h12',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5 8.2 15 16 5.5',
  screen: 'M3 4.5h14v9H3ZM7 16.5h6',
  copy: 'M7 7h9v9.5H7ZM4 13V3.5h9',
  teach: 'M2.5 8 10 4.5 17.5 8 10 11.5ZM5.5 9.6v3.6c2.6 2 6.4 2 9 0V9.6M17.5 8v4.5',
  bin: 'M4.5 6h11M8 6V4h4v2M6 6l.7 10.5h6.6L14 6',
} as const;

export type IconName = keyof typeof paths;

/** A line icon, for the eye only: its control carries the words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
