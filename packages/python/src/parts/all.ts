import type { PartName } from './part.ts';
import './classes.ts';
import './containers.ts';
import './explain.ts';
import './frozen.ts';
import './images.ts';
import './inspection.ts';
import './lives.ts';
import './memory.ts';
import './tracing.ts';
import './mathematics.ts';
import './patterns.ts';
import './services.ts';
import './texts.ts';
import './traceback.ts';
import './names.ts';
import './unicode.ts';
import './types.ts';
import './syntax.ts';
import './format.ts';

/** `#parts` outside browsers: every part is there from the start, and none is ever loaded. */
export const loaders: Partial<Record<PartName, () => Promise<unknown>>> = {};
