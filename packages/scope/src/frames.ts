import { type Frame, type Machine, PyException, PyFrame } from '@nonlocal/python';

/** The frames that Python can see, the module first. */
export function runningFrames(vm: Machine): Frame[] {
  const frames: Frame[] = [];
  for (let { frame } = vm; frame !== null; frame = frame.back) if (!frame.code.isHidden) frames.push(frame);
  return frames.reverse();
}

/** The frames that an uncaught exception passed: they are over, but what they held can still be seen. */
export function framesOfFailure(exception: unknown, main: Frame): Frame[] {
  const frames = [main];
  if (!(exception instanceof PyException)) return frames;
  for (let entry = exception.traceback; entry !== null; entry = entry.next) {
    const frame = entry.frame instanceof PyFrame ? entry.frame.frame : null;
    if (frame !== null && !frame.code.isHidden && !frames.includes(frame)) frames.push(frame);
  }
  return frames;
}
