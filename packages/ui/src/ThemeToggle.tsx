import { ActionButton } from './ActionButton.tsx';
import type { Preferences, Theme } from './preferences.ts';

export function ThemeToggle({ preferences }: { readonly preferences: Preferences }) {
  const isDark = shown(preferences.theme.value) === 'dark';
  return (
    <ActionButton
      icon={isDark ? 'sun' : 'moon'}
      label={isDark ? 'Light' : 'Dark'}
      onPress={() => {
        preferences.theme.value = isDark ? 'light' : 'dark';
      }}
    />
  );
}

function shown(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
