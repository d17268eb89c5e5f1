import { parseExpression, parseInteractive, parseModule } from '../parser/parse.ts';
import { typeError } from '../objects/errors.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { asStr } from '../objects/string.ts';
import { PyList } from '../objects/list.ts';
import { PyTuple } from '../objects/tuple.ts';
import { flagsOf, type Scope } from '../symtable/scope.ts';
import { buildSymbolTable } from '../symtable/symbol-table.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** What `Scope` calls its blocks, and CPython. */
const blockNames: Readonly<Record<Scope['block'], string>> = {
  module: 'module',
  function: 'function',
  class: 'class',
  annotation: 'annotation',
  typeVariable: 'type variable',
  typeAlias: 'type alias',
  typeParameters: 'type parameters',
};

/** Name, type, line, nesting, names with their flags and resolutions, parameters, children. */
function describe(vm: Machine, scope: Scope): Value {
  vm.charge(1 + scope.symbols.size);
  vm.enterNative();
  try {
    const symbols = Array.from(
      scope.symbols,
      ([name, symbol]) => new PyTuple([name, flagsOf(symbol), scope.resolution(name)]),
    );
    const children = [...(scope.annotationScope === null ? [] : [scope.annotationScope]), ...scope.children];
    return new PyTuple([
      scope.name,
      blockNames[scope.block],
      scope.block === 'module' ? 0 : scope.range.line,
      scope.isNested,
      scope.isMethod,
      new PyList(symbols),
      new PyList(Array.from(new Set(children), (child) => describe(vm, child))),
    ]);
  } finally {
    vm.leaveNative();
  }
}

function table(vm: Machine, source: Value, filename: Value, mode: Value): Value {
  const text = asStr(source);
  const name = asStr(filename);
  if (text === undefined || name === undefined)
    throw typeError(`symtable() arg 1 must be str, not ${typeOf(source).name}`);
  vm.charge(text.length);
  const parse = mode === 'eval' ? parseExpression : mode === 'single' ? parseInteractive : parseModule;
  return describe(vm, buildSymbolTable(parse(text, name), name));
}

defineModule('_symtable', [func('table', '(source, filename, mode, /)', table)]);

sourceModule(
  'symtable',
  String.raw`
from _symtable import table as _table
from enum import StrEnum as _StrEnum

__all__ = ['symtable', 'SymbolTableType', 'SymbolTable', 'Class', 'Function', 'Symbol']

_GLOBAL, _LOCAL, _PARAM, _NONLOCAL, _USE, _IMPORT, _ANNOT, _COMP_ITER, _TYPE_PARAM = 1, 2, 4, 8, 16, 128, 256, 512, 1024
_BOUND = _LOCAL | _PARAM | _IMPORT | _TYPE_PARAM
_IS_LOCAL, _IS_GLOBAL_EXPLICIT, _IS_GLOBAL_IMPLICIT, _IS_FREE, _IS_CELL = 1, 2, 3, 4, 5

class SymbolTableType(_StrEnum):
    MODULE = 'module'
    FUNCTION = 'function'
    CLASS = 'class'
    ANNOTATION = 'annotation'
    TYPE_ALIAS = 'type alias'
    TYPE_PARAMETERS = 'type parameters'
    TYPE_VARIABLE = 'type variable'

def symtable(code, filename, compile_type):
    if compile_type not in ('exec', 'eval', 'single'):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    # What does not compile is told as the compiler tells it.
    compile(code, filename, compile_type)
    return _made(_table(code, filename, compile_type), filename)

def _made(raw, filename):
    cls = {'class': Class, 'function': Function}.get(raw[1], SymbolTable)
    return cls(raw, filename)

class SymbolTable:
    def __init__(self, raw, filename):
        self._name, self._type, self._line, self._is_nested, self._is_method, symbols, children = raw
        self._filename = filename
        self._symbols = {name: (flags, scope) for name, flags, scope in symbols}
        self._children = [_made(each, filename) for each in children]

    def __repr__(self):
        kind = '' if type(self) is SymbolTable else type(self).__name__ + ' '
        if self._type == 'module':
            return f'<{kind}SymbolTable for module {self._filename}>'
        return f'<{kind}SymbolTable for {self._name} in {self._filename}>'

    def get_type(self):
        return SymbolTableType(self._type)

    def get_id(self):
        return id(self)

    def get_name(self):
        return self._name

    def get_lineno(self):
        return self._line

    def is_optimized(self):
        return self._type == 'function'

    def is_nested(self):
        return self._is_nested

    def has_children(self):
        return bool(self._children)

    def get_identifiers(self):
        return self._symbols.keys()

    def lookup(self, name):
        flags, scope = self._symbols[name]
        spaces = [each for each in self._children if each._name == name]
        return Symbol(name, flags, scope, spaces, module_scope=self._name == 'top')

    def get_symbols(self):
        return [self.lookup(name) for name in self._symbols]

    def get_children(self):
        return [*self._children]

    def _where(self, test):
        return tuple([name for name, (flags, scope) in self._symbols.items() if test(flags, scope)])

class Function(SymbolTable):
    def get_parameters(self):
        return self._where(lambda flags, scope: flags & _PARAM)

    def get_locals(self):
        return self._where(lambda flags, scope: scope in (_IS_LOCAL, _IS_CELL))

    def get_globals(self):
        return self._where(lambda flags, scope: scope in (_IS_GLOBAL_EXPLICIT, _IS_GLOBAL_IMPLICIT))

    def get_nonlocals(self):
        return self._where(lambda flags, scope: flags & _NONLOCAL)

    def get_frees(self):
        return self._where(lambda flags, scope: scope == _IS_FREE)

class Class(SymbolTable):
    def get_methods(self):
        functions = {}
        for each in self._children:
            if each._type == 'function':
                functions[each._name] = True
            elif each._type == 'type parameters':
                for inner in each._children:
                    if inner._type == 'function':
                        functions[inner._name] = True
        hidden = ('genexpr', 'listcomp', 'setcomp', 'dictcomp', '<genexpr>', '<listcomp>', '<setcomp>', '<dictcomp>')
        return tuple([name for name in functions
                      if name not in hidden and name in self._symbols and self._symbols[name][0] & _LOCAL])

class Symbol:
    def __init__(self, name, flags, scope, namespaces=None, *, module_scope=False):
        self.__name = name
        self.__flags = flags
        self.__scope = scope
        self.__namespaces = namespaces or ()
        self.__module_scope = module_scope

    def __repr__(self):
        scopes = {_IS_LOCAL: 'LOCAL', _IS_GLOBAL_EXPLICIT: 'GLOBAL_EXPLICIT', _IS_GLOBAL_IMPLICIT: 'GLOBAL_IMPLICIT',
                  _IS_FREE: 'FREE', _IS_CELL: 'CELL'}
        names = ((_USE, 'USE'), (_GLOBAL, 'DEF_GLOBAL'), (_NONLOCAL, 'DEF_NONLOCAL'), (_LOCAL, 'DEF_LOCAL'),
                 (_PARAM, 'DEF_PARAM'), (_TYPE_PARAM, 'DEF_TYPE_PARAM'), (64, 'DEF_FREE_CLASS'), (_IMPORT, 'DEF_IMPORT'),
                 (_ANNOT, 'DEF_ANNOT'), (_COMP_ITER, 'DEF_COMP_ITER'), (2048, 'DEF_COMP_CELL'))
        flags = '|'.join([word for bit, word in names if self.__flags & bit])
        return f"<symbol {self.__name!r}: {scopes.get(self.__scope, '?')}, {flags}>"

    def get_name(self):
        return self.__name

    def is_referenced(self):
        return bool(self.__flags & _USE)

    def is_parameter(self):
        return bool(self.__flags & _PARAM)

    def is_type_parameter(self):
        return bool(self.__flags & _TYPE_PARAM)

    def is_global(self):
        return bool(self.__scope in (_IS_GLOBAL_EXPLICIT, _IS_GLOBAL_IMPLICIT)
                    or (self.__module_scope and self.__flags & _BOUND))

    def is_nonlocal(self):
        return bool(self.__flags & _NONLOCAL)

    def is_declared_global(self):
        return self.__scope == _IS_GLOBAL_EXPLICIT

    def is_local(self):
        return bool(self.__scope in (_IS_LOCAL, _IS_CELL) or (self.__module_scope and self.__flags & _BOUND))

    def is_annotated(self):
        return bool(self.__flags & _ANNOT)

    def is_free(self):
        return self.__scope == _IS_FREE

    def is_free_class(self):
        return bool(self.__flags & 64)

    def is_imported(self):
        return bool(self.__flags & _IMPORT)

    def is_assigned(self):
        return bool(self.__flags & _LOCAL)

    def is_comp_iter(self):
        return bool(self.__flags & _COMP_ITER)

    def is_comp_cell(self):
        return bool(self.__flags & 2048)

    def is_namespace(self):
        return bool(self.__namespaces)

    def get_namespaces(self):
        return self.__namespaces

    def get_namespace(self):
        if len(self.__namespaces) == 0:
            raise ValueError('name is not bound to any namespaces')
        if len(self.__namespaces) > 1:
            raise ValueError('name is bound to multiple namespaces')
        return self.__namespaces[0]
`,
);
