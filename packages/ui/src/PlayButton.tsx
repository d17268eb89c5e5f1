import { ActionButton } from './ActionButton.tsx';
import type { Player } from './player.ts';

export interface PlayButtonProps {
  readonly player: Player;
  /** Why there is nothing to play, `null` if there is. */
  readonly because: string | null;
}

/** Stands beside a timeline and goes along it, a step a second. */
export function PlayButton({ player, because }: PlayButtonProps) {
  const isPlaying = player.isPlaying.value;
  return (
    <ActionButton
      icon={isPlaying ? 'pause' : 'play'}
      label={isPlaying ? 'Pause' : 'Play, a step a second'}
      action="play"
      because={isPlaying ? null : because}
      onPress={player.toggle}
    />
  );
}
