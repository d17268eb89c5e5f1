import { frozenTwins } from '../frozen/intrinsic.ts';
import { contiguousBytes, itemAt, requireNoViews, viewBytes } from '../objects/memory-layout.ts';
import '../objects/memory-view-methods.ts';
import { memoryPart } from './parts.ts';

frozenTwins(String.raw`
def memoryview_getitem(self, key, /):
    return self[memory_key(key)]

def memoryview_setitem(self, key, value, /):
    key = memory_key(key)
    letter = self.format.lstrip('@')
    if letter == '?':
        self[key] = True if value else False
    elif isinstance(value, (int, float, bytes, bytearray, memoryview)):
        self[key] = value
    else:
        self[key] = plain_real(value) if letter in 'efd' else plain_index(value)

def memory_key(key):
    if isinstance(key, tuple):
        return tuple([plain_key(each) for each in key])
    return plain_key(key)

def memoryview_count(self, value, /):
    found = 0
    for item in self:
        if item is value or item == value:
            found += 1
    return found

def memoryview_index(self, value, start=0, stop=9223372036854775807, /):
    start, stop, _ = slice(plain_index(start), plain_index(stop)).indices(len(self))
    for place in range(start, stop):
        item = self[place]
        if item is value or item == value:
            return place
    raise ValueError('memoryview.index(x): x not found')
`);

memoryPart.provide({ contiguousBytes, itemAt, requireNoViews, viewBytes });
