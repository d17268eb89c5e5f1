import type { View } from '@nonlocal/scope';

/** Why a session cannot step forward now, `null` if it can. */
export function whyNotForward(view: View): string | null {
  switch (view.status.kind) {
    case 'paused':
      return null;
    case 'empty':
      return 'no program is loaded';
    case 'waiting':
      return 'the program waits for input';
    case 'finished':
      return 'the program has ended';
    case 'failed':
      return 'the program ended with an exception';
    case 'limit':
      return 'the program was stopped at a limit';
    case 'malformed':
      return 'the program has a syntax error';
  }
}

export function whyNotBack(view: View): string | null {
  if (view.status.kind === 'empty') return 'no program is loaded';
  if (view.status.kind === 'malformed') return 'the program has a syntax error';
  // Within a line there are smaller steps that share its number; nothing executed is nothing to go back over.
  return view.step === 0 && view.instructions === 0 ? 'this is the first step' : null;
}

/** Why nothing can be asked at the prompt now, `null` if something can. */
export function whyNoPrompt(view: View): string | null {
  if (view.frames.length > 0) return null;
  return view.status.kind === 'malformed' ? 'The program has a syntax error' : 'Load a program first';
}
