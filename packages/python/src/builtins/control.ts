import { bindParameters } from '../vm/arguments.ts';
import { CodeFlag } from '../code/code-object.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { bytesLike } from '../objects/bytes-like.ts';
import { PyCell } from '../objects/cell.ts';
import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { raise, typeError, valueError } from '../objects/errors.ts';
import { PyList } from '../objects/list.ts';
import { PyMappingProxy } from '../objects/mapping-proxy.ts';
import { PyModule } from '../objects/module.ts';
import { asStr } from '../objects/string.ts';
import { decodeUtf8 } from '../objects/text/utf8.ts';
import { asInt } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { strOf } from '../objects/protocol.ts';
import { PyTuple } from '../objects/tuple.ts';
import { pushed } from '../vm/call.ts';
import { Frame, newSlots, ON_RETURN } from '../vm/frame.ts';
import { compileGuest, compileShowingNotes, noteRow } from '../vm/guest-code.ts';
import { absoluteName, forgetModule, importModule } from '../vm/import.ts';
import { InputNeeded } from '../vm/limit.ts';
import { localNames } from '../vm/locals.ts';
import type { CompileMode, Machine } from '../vm/machine.ts';
import { builtin } from './registry.ts';

/** Builtins that work on the machine's frames: running code, namespaces, imports, input. */

builtin('globals', '()', (vm: Machine) => (vm.visibleFrame() as Frame).globals);
builtin('locals', '()', (vm: Machine) => localNames(vm.visibleFrame() as Frame));

builtin(
  'input',
  "(prompt='', /)",
  (vm: Machine, prompt: Value | undefined) => {
    const text = prompt === undefined ? '' : strOf(vm, prompt);
    if (text === undefined) return undefined;
    const line = vm.stdin[0];
    if (line === undefined) {
      if (vm.stdinClosed) {
        vm.write('stdout', text);
        throw raise('EOFError', 'EOF when reading a line');
      }
      throw new InputNeeded(text);
    }
    vm.stdin.shift();
    vm.write('stdout', text);
    vm.options.onOutput?.('stdin', `${line}\n`);
    return line;
  },
  { slow: 'input_slow' },
);

builtin(
  'compile',
  '(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)',
  (vm: Machine, source: Value, filename: Value, mode: Value, flags: Value | undefined) => {
    const text = sourceText(source, 'compile() arg 1');
    if (mode !== 'exec' && mode !== 'eval' && mode !== 'single')
      throw valueError("compile() mode must be 'exec', 'eval' or 'single'");
    const name = asStr(filename);
    if (name === undefined) throw typeError(`compile() argument 'filename' must be str, not ${typeOf(filename).name}`);
    return compileShowingNotes(vm, text, name, mode, Number(asInt(flags) ?? 0));
  },
  { slow: 'compile_noted' },
);

builtin(
  'exec',
  '(source, /, globals=None, locals=None, *, closure=None)',
  (vm: Machine, source: Value, globals: Value | undefined, locals: Value | undefined, closure: Value | undefined) => {
    if (!(source instanceof PyCode) && (closure ?? None) !== None) {
      throw typeError('closure can only be used when source is a code object');
    }
    const code =
      source instanceof PyCode
        ? source
        : compileShowingNotes(vm, sourceText(source, 'exec() arg 1'), '<string>', 'exec', 0);
    if (code === undefined) return undefined;
    return enterCode(vm, code, globals, locals, closure ?? None, 'exec');
  },
  { isControl: true, slow: 'exec_noted' },
);

builtin(
  'eval',
  '(source, /, globals=None, locals=None)',
  (vm: Machine, source: Value, globals: Value | undefined, locals: Value | undefined) => {
    const code =
      source instanceof PyCode
        ? source
        : compileShowingNotes(vm, sourceText(source, 'eval() arg 1').trimStart(), '<string>', 'eval', 0);
    if (code === undefined) return undefined;
    return enterCode(vm, code, globals, locals, None, 'eval');
  },
  { isControl: true, slow: 'eval_noted' },
);

builtin(
  '__import__',
  '(name, globals=None, locals=None, fromlist=(), level=0)',
  (
    vm: Machine,
    name: Value,
    globals: Value | undefined,
    _locals: Value,
    fromList: Value | undefined,
    level: Value | undefined,
  ) => {
    const text = asStr(name);
    if (text === undefined) throw typeError(`__import__() argument 1 must be str, not ${typeOf(name).name}`);
    const wanted = fromList instanceof PyTuple || fromList instanceof PyList ? fromList.items : [];
    const space = globals instanceof PyDict ? globals : new PyDict();
    return importModule(
      vm,
      absoluteName(space, text, Number(asInt(level) ?? 0)),
      wanted.length > 0 ? new PyTuple(wanted) : None,
    );
  },
  { isControl: true },
);

builtin('__build_class__', '(func, name, /, *bases, metaclass=None, **kwds)', () => undefined, { slow: 'build_class' });

function sourceText(source: Value, what: string): string {
  const text = asStr(source);
  if (text !== undefined) {
    if (text.includes('\0')) throw raise('SyntaxError', 'source code string cannot contain null bytes');
    return text;
  }
  const bytes = bytesLike(source);
  if (bytes !== undefined)
    return decodeUtf8(bytes, () => {
      throw raise('SyntaxError', 'source is not valid UTF-8');
    });
  throw typeError(`${what} must be a string, bytes or ${what.startsWith('compile') ? 'AST' : 'code'} object`);
}

function enterCode(
  vm: Machine,
  code: PyCode,
  globals: Value | undefined,
  locals: Value | undefined,
  closure: Value,
  name: 'exec' | 'eval',
): Value {
  const caller = vm.visibleFrame() as Frame;
  if (globals !== undefined && globals !== None && !(globals instanceof PyDict)) {
    throw typeError(
      name === 'exec' ? `exec() globals must be a dict, not ${typeOf(globals).name}` : 'globals must be a dict',
    );
  }
  const space = globals instanceof PyDict ? globals : caller.globals;
  let names: Value = locals !== undefined && locals !== None ? locals : space;
  if ((locals === undefined || locals === None) && !(globals instanceof PyDict)) names = localNames(caller);
  if (typeof names !== 'object') throw typeError(`locals must be a mapping or None, not ${typeOf(names).name}`);
  if (space.getStr('__builtins__') === undefined) space.setStr('__builtins__', vm.builtins);
  const cells = cellsFor(code, closure, name);
  const slots = newSlots(code);
  bindParameters({ code, qualname: code.code.qualname, defaults: null, kwDefaults: null }, [], [], slots);
  const frame = new Frame(
    code,
    space,
    builtinsOf(vm, space),
    (code.code.flags & CodeFlag.OPTIMIZED) === 0 ? names : null,
    null,
    slots,
    vm.frame,
    name === 'exec' ? ON_RETURN.none : ON_RETURN.push,
  );
  const first = code.code.localsPlus.length - code.code.freevars.length;
  // Code of a function executed by itself: its locals start unbound, its free variables are the cells given.
  cells.forEach((cell, i) => {
    slots[first + i] = cell;
  });
  if (cells.length > 0) skipCopyFreeVars(frame);
  vm.push(frame);
  return pushed;
}

function cellsFor(code: PyCode, closure: Value, name: string): readonly Value[] {
  const wanted = code.code.freevars.length;
  if (wanted === 0) {
    if (closure !== None) throw typeError('cannot use a closure with this code object');
    return [];
  }
  if (name === 'eval') throw typeError('code object passed to eval() may not contain free variables');
  if (
    !(closure instanceof PyTuple) ||
    closure.items.length !== wanted ||
    !closure.items.every((cell) => cell instanceof PyCell)
  ) {
    throw typeError(`code object requires a closure of exactly length ${wanted}`);
  }
  return closure.items;
}

/** COPY_FREE_VARS takes the cells from the running function; here they are in place already. */
function skipCopyFreeVars(frame: Frame): void {
  frame.pc = 2;
}

function builtinsOf(vm: Machine, globals: PyDict): PyDict {
  const given = globals.getStr('__builtins__');
  if (given === undefined) return vm.builtins;
  const space = given instanceof PyModule ? given.attrs : given instanceof PyMappingProxy ? given.mapping : given;
  if (space instanceof PyDict) return space;
  throw typeError(`'${typeOf(given).name}' object is not subscriptable`);
}

intrinsic('_compile_noted', '(source, filename, mode, flags, /)', (vm: Machine, source: Value, ...rest: Value[]) => {
  const [filename, mode, flags] = rest as [string, CompileMode, Value];
  const text = sourceText(source, 'compile() arg 1');
  const { code, notes } = compileGuest(vm, mode === 'eval' ? text.trimStart() : text, filename, mode, Number(flags));
  return new PyTuple([code, new PyTuple(notes.map((note) => noteRow(note, filename)))]);
});

intrinsic(
  '_run_module',
  '(module, code, /)',
  (vm: Machine, module: PyModule, code: PyCode) => {
    vm.push(
      new Frame(code, module.namespace, vm.builtins, module.namespace, null, newSlots(code), vm.frame, ON_RETURN.none),
    );
    return pushed;
  },
  { isControl: true },
);

intrinsic(
  '_import',
  '(name, from_list, /)',
  (vm: Machine, name: string, fromList: Value) => importModule(vm, name, fromList),
  { isControl: true },
);

intrinsic('_forget_module', '(module, /)', (vm: Machine, module: PyModule) => {
  forgetModule(vm, module);
  return None;
});
