import type { Frame } from '../vm/frame.ts';
import type { PyException } from './exception.ts';
import { builtinType, PyObject, type PyType } from './object.ts';

export const generatorType = builtinType('generator', undefined, { isBase: false });
export const coroutineType = builtinType('coroutine', undefined, { isBase: false });
export const asyncGeneratorType = builtinType('async_generator', undefined, { isBase: false });

/** A generator, coroutine or asynchronous generator (`cls` tells): a frame that can be left and entered again. */
export class PyGenerator extends PyObject {
  /** `null` once it has finished. */
  frame: Frame | null;
  name: string;
  qualname: string;
  isRunning: boolean;
  /** The exception that was being handled where the generator was last entered; restored when it yields. */
  outerHandled: PyException | null;
  /** The exception that the generator itself was handling when it yielded. */
  ownHandled: PyException | null;
  constructor(cls: PyType, frame: Frame, name: string, qualname: string) {
    super(cls, 120);
    this.frame = frame;
    this.name = name;
    this.qualname = qualname;
    this.isRunning = false;
    this.outerHandled = null;
    this.ownHandled = null;
  }
}
