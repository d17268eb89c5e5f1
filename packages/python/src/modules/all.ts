/** Every module that can be imported: each file registers its own when it is loaded. */
import './abc.ts';
import './collections.ts';
import './collections-abc.ts';
import './collections-containers.ts';
import './functools.ts';
import './itertools.ts';
import './keyword.ts';
import './hidden.ts';
import './math.ts';
import './operator.ts';
import './random.ts';
import './string.ts';
import './sys.ts';
import './time.ts';
import './types.ts';
import './user-containers.ts';
