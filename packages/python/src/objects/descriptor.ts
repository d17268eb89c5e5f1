import { builtinType, objectType, PyObject, type PyType, type Value } from './object.ts';
import { None } from './singleton.ts';

export const propertyType = builtinType('property', objectType, { layout: 'property' });
export const staticMethodType = builtinType('staticmethod', objectType, { layout: 'native', hasDict: true });
export const classMethodType = builtinType('classmethod', objectType, { layout: 'native', hasDict: true });

export class PyProperty extends PyObject {
  /** Each `None` where it was not given. */
  getter: Value;
  setter: Value;
  deleter: Value;
  doc: Value;
  name: Value;
  constructor(cls: PyType = propertyType) {
    super(cls, 72);
    this.getter = None;
    this.setter = None;
    this.deleter = None;
    this.doc = None;
    this.name = None;
  }
}

export class PyStaticMethod extends PyObject {
  callable: Value;
  constructor(callable: Value, cls: PyType = staticMethodType) {
    super(cls, 32);
    this.callable = callable;
  }
}

export class PyClassMethod extends PyObject {
  callable: Value;
  constructor(callable: Value, cls: PyType = classMethodType) {
    super(cls, 32);
    this.callable = callable;
  }
}

export const superType = builtinType('super');

/** `super()`: looks attributes up behind `type` in the method resolution order of `objectClass`. */
export class PySuper extends PyObject {
  readonly type: PyType;
  readonly self: Value;
  readonly objectClass: PyType;
  constructor(type: PyType, self: Value, objectClass: PyType, cls: PyType = superType) {
    super(cls, 48);
    this.type = type;
    this.self = self;
    this.objectClass = objectClass;
  }
}
