import { raise, valueError } from './errors.ts';
import { normalizeInt } from './number.ts';

/** `int(value)`: cuts towards zero. */
export function floatToInt(value: number): number | bigint {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw raise('OverflowError', 'cannot convert float infinity to integer');
  const whole = Math.trunc(value) + 0;
  return Number.isSafeInteger(whole) ? whole : normalizeInt(BigInt(whole));
}
