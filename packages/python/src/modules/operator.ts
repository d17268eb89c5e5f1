import { operatorFunctions, operatorStatements } from '../frozen/operators.ts';
import { comparePrimitive } from '../objects/protocol.ts';
import type { Value } from '../objects/object.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `operator`: https://docs.python.org/3.14/library/operator.html */
const comparisons = ['lt', 'le', 'eq', 'ne', 'ge', 'gt'] as const;
const isComparison = (name: string): name is (typeof comparisons)[number] => comparisons.some((each) => each === name);

defineModule('_operator', [
  ...operatorFunctions.map(([name, parameters]) => {
    // Sorting and selecting by operator.lt and its kin is frequent enough for a short way.
    const fast = isComparison(name)
      ? (_vm: unknown, a: Value, b: Value) => comparePrimitive(a, b, `__${name}__`)
      : () => undefined;
    return func(name, `(${parameters})`, fast, { slow: `operator_${name}` });
  }),
  ...operatorStatements.map(([name, parameters]) =>
    func(name, `(${parameters})`, () => undefined, { slow: `operator_${name}` }),
  ),
]);

sourceModule(
  'operator',
  String.raw`
from _operator import *

__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__not__, __abs__, __add__, __and__, __call__ = not_, abs, add, and_, call
__floordiv__, __index__, __inv__, __invert__, __lshift__ = floordiv, index, inv, invert, lshift
__mod__, __mul__, __matmul__, __neg__, __or__, __pos__ = mod, mul, matmul, neg, or_, pos
__pow__, __rshift__, __sub__, __truediv__, __xor__ = pow, rshift, sub, truediv, xor
__concat__, __contains__, __delitem__, __getitem__, __setitem__ = concat, contains, delitem, getitem, setitem
__iadd__, __iand__, __iconcat__, __ifloordiv__, __ilshift__ = iadd, iand, iconcat, ifloordiv, ilshift
__imod__, __imul__, __imatmul__, __ior__, __ipow__ = imod, imul, imatmul, ior, ipow
__irshift__, __isub__, __itruediv__, __ixor__ = irshift, isub, itruediv, ixor

class itemgetter:
    __slots__ = ('_items',)

    def __init__(self, *items):
        if not items:
            raise TypeError('itemgetter expected 1 argument, got 0')
        self._items = items

    def __call__(self, obj, /):
        items = self._items
        if len(items) == 1:
            return obj[items[0]]
        return tuple([obj[item] for item in items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join([repr(item) for item in self._items])})"

class attrgetter:
    __slots__ = ('_attrs',)

    def __init__(self, *attrs):
        if not attrs:
            raise TypeError('attrgetter expected 1 argument, got 0')
        for attr in attrs:
            if not isinstance(attr, str):
                raise TypeError('attribute name must be a string')
        self._attrs = attrs

    def __call__(self, obj, /):
        values = []
        for attr in self._attrs:
            value = obj
            for name in attr.split('.'):
                value = getattr(value, name)
            values.append(value)
        return values[0] if len(values) == 1 else tuple(values)

    def __repr__(self):
        return f"operator.attrgetter({', '.join([repr(attr) for attr in self._attrs])})"

class methodcaller:
    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, *args, **kwargs):
        if not args:
            raise TypeError('methodcaller needs at least one argument, the method name')
        if not isinstance(args[0], str):
            raise TypeError('method name must be a string')
        self._name = args[0]
        self._args = args[1:]
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)]
        parts.extend([repr(value) for value in self._args])
        parts.extend([f'{name}={value!r}' for name, value in self._kwargs.items()])
        return f"operator.methodcaller({', '.join(parts)})"
`,
);
