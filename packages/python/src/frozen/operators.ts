/**
 * The functions of `operator` as one expression each: name, parameters, what is returned. `modules/operator.ts` makes
 * natives of them, whose twins these are.
 */
const binary = (name: string, symbol: string): readonly [string, string, string] => [name, 'a, b, /', `a ${symbol} b`];

export const operatorFunctions: readonly (readonly [name: string, parameters: string, value: string])[] = [
  binary('lt', '<'),
  binary('le', '<='),
  binary('eq', '=='),
  binary('ne', '!='),
  binary('ge', '>='),
  binary('gt', '>'),
  binary('is_', 'is'),
  binary('is_not', 'is not'),
  binary('add', '+'),
  binary('and_', '&'),
  binary('floordiv', '//'),
  binary('lshift', '<<'),
  binary('matmul', '@'),
  binary('mod', '%'),
  binary('mul', '*'),
  binary('or_', '|'),
  binary('pow', '**'),
  binary('rshift', '>>'),
  binary('sub', '-'),
  binary('truediv', '/'),
  binary('xor', '^'),
  ['is_none', 'a, /', 'a is None'],
  ['is_not_none', 'a, /', 'a is not None'],
  ['not_', 'a, /', 'not a'],
  ['truth', 'a, /', 'True if a else False'],
  ['abs', 'a, /', 'abs(a)'],
  ['index', 'a, /', 'plain_index(a)'],
  ['inv', 'a, /', '~a'],
  ['invert', 'a, /', '~a'],
  ['neg', 'a, /', '-a'],
  ['pos', 'a, /', '+a'],
  ['contains', 'a, b, /', 'b in a'],
  ['getitem', 'a, b, /', 'a[b]'],
];

/** The functions that change their first argument: operator and statement. */
const inPlace: readonly (readonly [string, string])[] = [
  ['iadd', '+='],
  ['iand', '&='],
  ['ifloordiv', '//='],
  ['ilshift', '<<='],
  ['imatmul', '@='],
  ['imod', '%='],
  ['imul', '*='],
  ['ior', '|='],
  ['ipow', '**='],
  ['irshift', '>>='],
  ['isub', '-='],
  ['itruediv', '/='],
  ['ixor', '^='],
];

/** The others, written out: their parameters. */
export const operatorStatements: readonly (readonly [name: string, parameters: string])[] = [
  ...inPlace.map(([name]) => [name, 'a, b, /'] as const),
  ['setitem', 'a, b, c, /'],
  ['delitem', 'a, b, /'],
  ['concat', 'a, b, /'],
  ['iconcat', 'a, b, /'],
  ['countOf', 'a, b, /'],
  ['indexOf', 'a, b, /'],
  ['length_hint', 'obj, default=0, /'],
  ['call', 'obj, /, *args, **kwargs'],
];

const expressions = operatorFunctions.map(
  ([name, parameters, value]) => `def operator_${name}(${parameters}):\n    return ${value}\n`,
);
const statements = inPlace.map(([name, symbol]) => `def operator_${name}(a, b, /):\n    a ${symbol} b\n    return a\n`);

export const source = `${[...expressions, ...statements].join('\n')}${String.raw`
def operator_setitem(a, b, c, /):
    a[b] = c

def operator_delitem(a, b, /):
    del a[b]

def operator_concat(a, b, /):
    if not _has_special(a, '__getitem__'):
        raise TypeError(f"'{_type_name(a)}' object can't be concatenated")
    return a + b

def operator_iconcat(a, b, /):
    if not _has_special(a, '__getitem__'):
        raise TypeError(f"'{_type_name(a)}' object can't be concatenated")
    a += b
    return a

def operator_countOf(a, b, /):
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count

def operator_indexOf(a, b, /):
    place = 0
    for item in a:
        if item is b or item == b:
            return place
        place += 1
    raise ValueError('sequence.index(x): x not in sequence')

def operator_length_hint(obj, default=0, /):
    default = plain_index(default)
    if _has_special(obj, '__len__'):
        return len(obj)
    hint = _special(obj, '__length_hint__')
    if hint is None:
        return default
    try:
        value = hint()
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value

def operator_call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)
`}`;
