/** The metaclass of enumerations: https://docs.python.org/3.14/library/enum.html#enum.EnumType */
export const source = String.raw`
class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        ignored = classdict.setdefault('_ignore_', [])
        for name in (*ignored, '_ignore_'):
            classdict.pop(name, None)
        names = [name for name in classdict._member_names if name in classdict]
        invalid = {*names} & {'mro', ''}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(name) for name in invalid])}")
        order = classdict.pop('_order_', None)
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, saves_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        body = dict(classdict)
        for name in names:
            body[name] = _Waiting(body[name])
        if isinstance(body.get('_generate_next_value_'), type(_is_dunder)):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        body.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _hashable_values_=[], _unhashable_values_=[], _unhashable_values_map_={}, _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, '_boundary_', None), _flag_mask_=0, _singles_mask_=0, _all_bits_=0,
            _inverted_=None)
        body[f'_{cls}__in_progress'] = True
        try:
            made = super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as error:
            # Where it was called from says nothing to who wrote the enum.
            if hasattr(error, '__notes__'):
                del error.__notes__
            raise
        delattr(made, f'_{cls}__in_progress')
        _choose_methods(made, bases, body, member_type, first_enum)
        if Flag is not None and issubclass(made, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in body:
                    type.__setattr__(made, name, getattr(Flag, name))
            members = [*made]
            if members != sorted(members, key=lambda each: each._value_):
                made._iter_member_ = made._iter_member_by_def_
        if Enum is not None:
            if saves_new:
                made.__new_member__ = new
            made.__new__ = Enum.__new__
        if order:
            _check_order(made, order)
        return made

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value=_unset, names=_unset, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _unset:
                value = (value, names, *values)
            return cls.__new__(cls) if value is _unset else cls.__new__(cls, value)
        if names is _unset and type is None:
            raise TypeError(f'{cls} has no members; specify ${'`'}names=()${'`'} if you meant to create a new, empty, enum')
        return cls._create_(value, None if names is _unset else names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        super().__delattr__(name)

    def __dir__(cls):
        shown = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__', '__module__',
                 '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            shown.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add('__init_subclass__')
        if cls._member_type_ is object:
            return sorted(shown)
        return sorted({*dir(cls._member_type_)} | shown)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for place, name in enumerate(given):
                value = first_enum._generate_next_value_(name, start, place, last[:])
                last.append(value)
                names.append((name, value))
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            module = sys._getframemodulename(0)
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """An enum of the constants of a module that the filter lets through."""
        names = sys.modules[module].__dict__
        members = [(key, value) for key, value in (source.__dict__ if source else names).items() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        made = cls(name, dict(members), module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        names[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        """The class of the values besides the enum, and the enum."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as '
                            '${'`'}EnumName([mixin_type, ...] [data_type,] enum_type)${'`'}')
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    params = base.__dict__.get('__dataclass_params__')
                    if '__dataclass_fields__' in base.__dict__ and params is not None and params.repr:
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        types = {*found}
        if len(types) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {types!r}')
        return found[0] if found else None

    @classmethod
    def _find_new_(metacls, classdict, member_type, first_enum):
        """What makes members, whether the class keeps it, and whether it gets the values as arguments."""
        new = classdict.get('__new__')
        saves_new = first_enum is not None and new is not None
        plain = (None, None.__new__, object.__new__, Enum.__new__ if Enum is not None else None)
        if new is None:
            for name in ('__new_member__', '__new__'):
                for possible in (member_type, first_enum):
                    target = getattr(possible, name, None)
                    if target not in plain:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = first_enum is not None and new not in plain
        return new, saves_new, use_args

    def _add_member_(cls, name, made):
        """Puts a member into the class; where a base has a descriptor of that name, beside it."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not made:
                raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
            return
        found = None
        kind = None
        holder = None
        for base in cls.__mro__[1:]:
            value = base.__dict__.get(name)
            if value is None:
                continue
            if isinstance(value, (_property, DynamicClassAttribute)):
                found, kind, holder = value, 'enum', base
                break
            if _is_descriptor(value):
                found, kind, holder = value, kind or 'desc', holder or base
            else:
                kind, holder = 'attr', base
        if found is None:
            type.__setattr__(cls, name, made)
        else:
            redirect = property()
            redirect.member = made
            redirect.__set_name__(cls, name)
            redirect.fget = getattr(found, 'fget', None)
            redirect.fset = getattr(found, 'fset', None)
            redirect.fdel = getattr(found, 'fdel', None)
            if kind == 'attr':
                redirect._shadowed_class = holder
            redirect._is_of_value = kind == 'desc'
            type.__setattr__(cls, name, redirect)
        cls._member_map_[name] = made

EnumMeta = EnumType

def _choose_methods(made, bases, body, member_type, first_enum):
    """What the class of the values says of itself gives way to what enums say, except in a ReprEnum."""
    if ReprEnum is not None and ReprEnum in bases:
        if member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        if '__format__' not in body:
            made.__format__ = body['__format__'] = member_type.__format__
        if '__str__' not in body:
            method = member_type.__str__
            if method is object.__str__:
                method = member_type.__repr__
            made.__str__ = body['__str__'] = method
    if first_enum is None:
        return
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in body:
            found = getattr(made, name)
            if found in (getattr(member_type, name), getattr(object, name)):
                type.__setattr__(made, name, getattr(first_enum, name))

def _check_order(made, order):
    names = made._member_names_
    if Flag is not None and issubclass(made, Flag):
        order = [name for name in order if name not in made._member_map_
                 or name in names and _is_single_bit(made._member_map_[name]._value_)]
    else:
        order = [name for name in order if name not in made._member_map_ or name in names]
    if names != order:
        raise TypeError(f'member order does not match _order_:\n  {names!r}\n  {order!r}')

def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join([f'{name}={getattr(self, name)!r}' for name, field in fields.items() if field.repr])

def _make_class_unpicklable(target):
    def refuse(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')
    if isinstance(target, dict):
        target.update(__reduce_ex__=refuse, __module__='<unknown>')
    else:
        target.__reduce_ex__ = refuse
        target.__module__ = '<unknown>'
`;
