import '../modules/bisect.ts';
import '../modules/collections.ts';
import '../modules/collections-abc.ts';
import '../modules/collections-containers.ts';
import '../modules/copy.ts';
import '../modules/copyreg.ts';
import '../modules/functools.ts';
import '../modules/heapq.ts';
import '../modules/itertools.ts';
import '../modules/keyword.ts';
import '../modules/operator.ts';
import '../modules/user-containers.ts';
import { provideModules } from './module-parts.ts';
import { containersPart } from './parts.ts';

provideModules(containersPart, true);
