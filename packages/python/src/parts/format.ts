import { formatAsTemplate } from '../compiler/percent-format.ts';
import { formatIntValue, formatTextValue } from '../objects/format/format-value.ts';
import { formatPercent, strDialect } from '../objects/format/percent.ts';
import { formatTemplate } from '../objects/format/template.ts';
import { formatPart } from './parts.ts';

formatPart.provide({ formatAsTemplate, formatIntValue, formatTextValue, formatPercent, formatTemplate, strDialect });
