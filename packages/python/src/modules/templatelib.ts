import { interpolationType, templateType } from '../objects/template.ts';
import { defineModule } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `string.templatelib`: https://docs.python.org/3.14/library/string.templatelib.html */
defineModule('_templatelib', [
  ['Interpolation', interpolationType],
  ['Template', templateType],
]);

sourceModule(
  'string.templatelib',
  String.raw`
from _templatelib import Interpolation, Template

def convert(obj, /, conversion):
    """What a replacement field of an f-string makes of a value before it is formatted."""
    match conversion:
        case None:
            return obj
        case 's':
            return str(obj)
        case 'r':
            return repr(obj)
        case 'a':
            return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')
`,
);
