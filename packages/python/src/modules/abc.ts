import { touch } from '../objects/heap.ts';
import { PyType, type Value } from '../objects/object.ts';
import { patternKind } from '../objects/pattern-kind.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { defineModule, func, requireKind, requireText } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `abc`: https://docs.python.org/3.14/library/abc.html */
defineModule('_abc', [
  /** Whether the class has every one of the methods; None in a class says that it has not. */
  func('_has_methods', '(cls, names, /)', (_vm, cls: Value, names: Value) =>
    requireKind(names, PyTuple).items.every((name) => {
      const found = requireKind(cls, PyType).lookup(requireText(name));
      return found !== undefined && found !== None;
    }),
  ),
  /** A class that becomes a virtual sequence or mapping matches patterns of that kind (PEP 634). */
  func('_match_as', '(cls, registered, /)', (_vm, cls: Value, registered: Value) => {
    const kind = patternKind(requireKind(cls, PyType));
    const types = kind === null ? [] : [requireKind(registered, PyType)];
    for (const type of types) {
      if (type.isBuiltin) continue;
      type.registeredAs = kind;
      touch(type);
      types.push(...type.subclasses);
    }
    return None;
  }),
  func('_owns', '(cls, name, /)', (_vm, cls: Value, name: Value) =>
    requireKind(cls, PyType).namespace.has(requireText(name)),
  ),
]);

sourceModule(
  'abc',
  String.raw`
from _abc import _match_as

def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj

class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)

class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)

class abstractproperty(property):
    __isabstractmethod__ = True

_clock = 0

class _State:
    """What an abstract class knows of others: who was registered, and answers given since the last registration."""
    __slots__ = ('registry', 'answers', 'clock')

    def __init__(self):
        self.registry = []
        self.answers = {}
        self.clock = 0

def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)

class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        global _clock
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registry.append(subclass)
        _match_as(cls, subclass)
        _clock += 1
        return subclass

    def __instancecheck__(cls, instance):
        claimed = instance.__class__
        actual = type(instance)
        if cls.__subclasscheck__(claimed):
            return True
        return actual is not claimed and cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        state = cls._abc_impl
        if state.clock != _clock:
            state.answers.clear()
            state.clock = _clock
        answer = state.answers.get(subclass)
        if answer is None:
            answer = _is_subclass(cls, subclass)
            state.answers[subclass] = answer
        return answer

def _is_subclass(cls, subclass):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return answer
    if cls in type.mro(subclass):
        return True
    for registered in cls._abc_impl.registry:
        if issubclass(subclass, registered):
            return True
    for derived in type.__subclasses__(cls):
        if issubclass(subclass, derived):
            return True
    return False

class ABC(metaclass=ABCMeta):
    __slots__ = ()

def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls

def get_cache_token():
    return _clock
`,
);
