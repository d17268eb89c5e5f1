import '../frozen/lives-intrinsics.ts';
import { endUnreachable } from '../vm/deaths.ts';
import { noteDrops } from '../vm/drops.ts';
import { adoptFinalizer } from '../vm/finalizers.ts';
import { endProgram } from '../vm/program-end.ts';
import { livesPart } from './parts.ts';

livesPart.provide({ adoptFinalizer, endProgram, endUnreachable, noteDrops });
