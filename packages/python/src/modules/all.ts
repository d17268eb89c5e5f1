/** Every module that can be imported: each file registers its own when it is loaded. */
import './functools.ts';
import './itertools.ts';
import './types.ts';
