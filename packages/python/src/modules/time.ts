import { typeError, valueError } from '../objects/errors.ts';
import { floatToInt } from '../objects/float-to-int.ts';
import { PyFloat } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { realValue } from '../objects/real-number.ts';
import { None } from '../objects/singleton.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';
import { formatTime } from './time-format.ts';
import { source } from './time-source.ts';

/**
 * `time` of a machine without a clock: it stands still but for what the program sleeps, and a microsecond for every
 * look. So a program sees the same times in every engine, and `sleep` costs nobody any.
 */
/** The beginning of 2026, in seconds since 1970. */
const epoch = 1767225600;
const tick = 1e-6;

function look(vm: Machine): number {
  vm.virtualTime += tick;
  return vm.virtualTime;
}

const seconds =
  (start: number) =>
  (vm: Machine): Value =>
    new PyFloat(start + look(vm));
const nanoseconds =
  (start: number) =>
  (vm: Machine): Value =>
    floatToInt(Math.round((start + look(vm)) * 1e6) * 1000);

defineModule(
  '_time',
  [
    func('time', '()', seconds(epoch)),
    func('time_ns', '()', nanoseconds(epoch)),
    func('perf_counter', '()', seconds(0)),
    func('perf_counter_ns', '()', nanoseconds(0)),
    func('monotonic', '()', seconds(0)),
    func('monotonic_ns', '()', nanoseconds(0)),
    func('process_time', '()', seconds(0)),
    func('process_time_ns', '()', nanoseconds(0)),
    func('thread_time', '()', seconds(0)),
    func('thread_time_ns', '()', nanoseconds(0)),
    func('_format', '(format, fields, zone, offset, year_digits, /)', formatTime),
    func('sleep', '(seconds, /)', (vm: Machine, duration: Value) => {
      let length: number | undefined;
      try {
        length = realValue(duration);
      } catch {
        throw typeError(`'${typeOf(duration).name}' object cannot be interpreted as an integer`);
      }
      if (length === undefined || Number.isNaN(length)) throw valueError('Invalid value NaN (not a number)');
      if (length < 0) throw valueError('sleep length must be non-negative');
      vm.virtualTime += length;
      return None;
    }),
  ],
  'time',
);

sourceModule('time', source);
