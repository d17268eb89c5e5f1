/** The modules that are in no other part (`parts/`): each file registers its own when it is loaded. */
import './asyncio.ts';
import './atexit.ts';
import './contextvars.ts';
import './cmath.ts';
import './future.ts';
import './gc.ts';
import './pickle/pickle.ts';
import './pydoc.ts';
import './symtable.ts';
import './sys.ts';
import './time.ts';
import './traceback.ts';
import './unittest/unittest.ts';
import './warnings.ts';
import './weakref.ts';
