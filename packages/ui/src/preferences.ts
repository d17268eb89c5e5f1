import { effect, type Signal, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

/** Where a few words are kept between visits. `localStorage` fits; so does a fake. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface Preferences {
  readonly theme: Signal<Theme>;
  readonly areLettersOff: Signal<boolean>;
}

/** The observer's own settings, kept in `store` and shown on `root` as `data-theme`. */
export function openPreferences(store: TextStore | null, root: HTMLElement): Preferences {
  const read = (key: string): string | null => {
    try {
      return store?.getItem(`nonlocal.${key}`) ?? null;
    } catch {
      // A browser may refuse storage altogether; settings then last as long as the page.
      return null;
    }
  };
  const write = (key: string, value: string) => {
    try {
      store?.setItem(`nonlocal.${key}`, value);
    } catch {
      return;
    }
  };
  const kept = read('theme');
  const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');
  const areLettersOff = signal(read('letters') === 'off');
  effect(() => {
    if (theme.value === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme.value;
    write('theme', theme.value);
  });
  effect(() => write('letters', areLettersOff.value ? 'off' : 'on'));
  return { theme, areLettersOff };
}
