/** How enumerations are made: members, properties and the metaclass of `enum`. */
export const source = String.raw`
import sys
from types import MappingProxyType, DynamicClassAttribute
from operator import or_ as _or
from functools import reduce as _reduce

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'auto', 'unique', 'property',
           'member', 'nonmember', 'verify', 'CONTINUOUS', 'UNIQUE', 'NAMED_FLAGS']

class nonmember:
    def __init__(self, value):
        self.value = value

class member:
    def __init__(self, value):
        self.value = value

_unset = object()

class auto:
    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % self.value

class property(DynamicClassAttribute):
    """An attribute of members; on the class itself a member may have the same name."""
    name = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass.__dict__.get('_member_map_', {}).get(self.name)
            if found is None:
                raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
            return found
        return self.fget(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name

def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, '__get__') or hasattr(cls, '__set__') or hasattr(cls, '__delete__')

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__'

def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

_hooks = ('_missing_', '_generate_next_value_', '_numeric_repr_', '_ignore_', '_order_', '_use_args_',
          '_member_names_', '_member_map_', '_value2member_map_', '_boundary_', '_add_alias_', '_add_value_alias_',
          '_iter_member_', '_member_type_', '_simple_')

class EnumDict(dict):
    """The namespace of an enum's body: tells members from everything else."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._cls_name = cls_name
        self._generate = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and key.startswith(f'_{self._cls_name}__'):
            pass
        elif _is_sunder(key):
            if key not in _hooks:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                self._generate = getattr(value, '__func__', value)
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else [*value]
                self._ignore = value
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or isinstance(value, type)):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            value = value.value if isinstance(value, member) else value
            value = self._settle(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _settle(self, key, value):
        """Gives each auto() its value, those inside a tuple too."""
        if isinstance(value, auto):
            if value.value is _unset:
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if type(value) is tuple and any(isinstance(each, auto) for each in value):
            return tuple([self._settle(key, each) for each in value])
        return value

    @__import__('builtins').property
    def member_names(self):
        return [*self._member_names]

_EnumDict = EnumDict

def _data_type(bases):
    """The class besides object and enums whose values the members have."""
    for base in bases:
        for each in base.__mro__:
            if each is object:
                continue
            if isinstance(each, EnumType):
                if each._member_type_ is not object:
                    return each._member_type_
            elif '__new__' in each.__dict__ or '__dataclass_fields__' in each.__dict__:
                return base
    return object

def _find_new(namespace, bases, data_type):
    """The __new__ that makes members, and whether the members' values are its arguments."""
    new = namespace.get('__new__')
    if new is not None:
        return getattr(new, '__func__', new), True
    for base in bases:
        saved = base.__dict__.get('_new_member_') if isinstance(base, EnumType) else None
        if saved is not None and base.__dict__.get('_has_own_new_'):
            return saved, True
    return data_type.__new__, data_type is not object

class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        namespace = EnumDict(cls)
        for base in bases:
            hook = getattr(base, '_generate_next_value_', None)
            if hook is not None and isinstance(base, EnumType):
                namespace._generate = hook
                break
        return namespace

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        names = [*getattr(namespace, '_member_names', {})]
        for name in getattr(namespace, '_ignore', []):
            dict.pop(namespace, name, None)
        for name in ('mro', ''):
            if name in names:
                raise ValueError(f'invalid enum member name(s) {name!r}')
        values = [(name, namespace[name]) for name in names]
        body = {name: value for name, value in namespace.items() if name not in names and name != '_ignore_'}
        if '_generate_next_value_' in body and not isinstance(body['_generate_next_value_'], staticmethod):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        data_type = _data_type(bases)
        new, takes_args = _find_new(body, bases, data_type)
        has_own_new = '__new__' in body
        if has_own_new:
            del body['__new__']
        body['_member_names_'] = []
        body['_member_map_'] = {}
        body['_value2member_map_'] = {}
        body['_hashless_'] = []
        body['_member_type_'] = data_type
        body['_new_member_'] = new
        body['_has_own_new_'] = has_own_new or any(base.__dict__.get('_has_own_new_') for base in bases)
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        if boundary is not None:
            enum_class._boundary_ = boundary
        if data_type is not object:
            # What the value's class says of itself gives way to what enums say.
            first = [base for base in bases if isinstance(base, EnumType)][-1]
            for method in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
                if method not in body and getattr(enum_class, method) in (
                        getattr(data_type, method), getattr(object, method)):
                    type.__setattr__(enum_class, method, getattr(first, method))
        for name, value in values:
            _add_member(enum_class, name, value, new, takes_args, data_type)
        if _defined and issubclass(enum_class, Flag):
            mask = 0
            single = 0
            for made in enum_class._member_map_.values():
                if isinstance(made._value_, int):
                    mask |= made._value_
                    if made._value_ > 0 and made._value_ & (made._value_ - 1) == 0:
                        single |= made._value_
            enum_class._flag_mask_ = mask
            enum_class._singles_mask_ = single
            enum_class._member_names_[:] = [
                name for name in enum_class._member_names_
                if enum_class._member_map_[name]._value_ > 0
                and enum_class._member_map_[name]._value_ & (enum_class._member_map_[name]._value_ - 1) == 0]
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value=_unset, names=_unset, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_ or names is _unset:
            if value is _unset:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            if names is not _unset:
                value = (value, names, *values)
            return _look_up(cls, value)
        return _functional(cls, value, names, module, qualname, type, start)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(each is value or each == value for each, _ in cls._hashless_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @__import__('builtins').property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if _defined and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted({*type.__dir__(cls)} - {'_hashless_', '_has_own_new_'})

EnumMeta = EnumType

# True once Flag is there: the classes before it are made without asking about it.
_defined = False

def _add_member(cls, name, value, new, takes_args, data_type):
    args = value if type(value) is tuple else (value,)
    if data_type is tuple:
        args = (args,)
    made = new(cls, *args) if takes_args else object.__new__(cls)
    if not hasattr(made, '_value_'):
        made._value_ = value if data_type is object else data_type(*args) if takes_args else value
    value = made._value_
    same = None
    for known in cls._member_map_.values():
        if known._value_ is value or known._value_ == value:
            same = known
            break
    if same is not None:
        cls._member_map_[name] = same
        type.__setattr__(cls, name, same)
        return
    made._name_ = name
    made.__objclass__ = cls
    made._sort_order_ = len(cls._member_names_)
    made.__init__(*args)
    cls._member_names_.append(name)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._hashless_.append((value, made))
    if not isinstance(getattr(type(cls), name, None), property):
        type.__setattr__(cls, name, made)

def _look_up(cls, value):
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
    except TypeError:
        for known, made in cls._hashless_:
            if known == value:
                return made
    if not cls._member_map_:
        raise TypeError(f'{cls!r} has no members defined')
    result = cls._missing_(value)
    if isinstance(result, cls):
        return result
    complaint = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
    if result is None:
        raise complaint
    raise TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')

def _functional(cls, class_name, names, module, qualname, mixin, start):
    bases = (cls,) if mixin is None else (mixin, cls)
    metacls = cls.__class__
    namespace = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        pairs = []
        last = []
        for place, name in enumerate(names):
            value = namespace._generate(name, start, place, last[:])
            last.append(value)
            pairs.append((name, value))
        names = pairs
    for item in names:
        name, value = (item, names[item]) if isinstance(item, str) else item
        namespace[name] = value
    namespace['__module__'] = module or sys._getframemodulename(0) or '__main__'
    namespace['__qualname__'] = qualname or class_name
    return metacls.__new__(metacls, class_name, bases, namespace)
`;
