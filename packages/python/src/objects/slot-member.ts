import { PyDict } from './dict.ts';
import { attributeError, raise } from './errors.ts';
import { touch } from './heap.ts';
import { PyInstance } from './instance.ts';
import { memberType } from './native.ts';
import { PyObject, type PyType, typeOf, type Value } from './object.ts';

/** The descriptor of one name in `__slots__`. */
export class PySlotMember extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly index: number;
  constructor(name: string, owner: PyType, index: number) {
    super(memberType, 40);
    this.name = name;
    this.owner = owner;
    this.index = index;
  }

  read(object: Value): Value {
    const value =
      object instanceof PyInstance ? object.slots?.[this.index] : (object as PyObject).attrs?.getStr(this.name);
    if (value === undefined)
      throw attributeError(`'${typeOf(object).name}' object has no attribute '${this.name}'`, object, this.name);
    return value;
  }

  /** `undefined` deletes. */
  write(object: Value, value: Value | undefined): void {
    if (object instanceof PyInstance && object.slots !== null) {
      if (value === undefined && object.slots[this.index] === undefined) throw raise('AttributeError', this.name);
      object.slots[this.index] = value;
    } else {
      // An instance of a built-in type's subclass: a list, an exception … has no slots, so its own dict keeps them.
      const target = object as PyObject;
      if (value !== undefined) (target.attrs ??= new PyDict()).setStr(this.name, value);
      else if (target.attrs?.deleteStr(this.name) !== true) throw raise('AttributeError', this.name);
    }
    touch(object as PyObject);
  }
}
