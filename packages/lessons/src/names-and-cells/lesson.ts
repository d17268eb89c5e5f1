import type { Lesson } from '../lesson.ts';
import { glossary } from './glossary.ts';
import { partOne } from './part-one.ts';
import { partTwo } from './part-two.ts';

export const namesAndCells: Lesson = {
  id: 'names-and-cells',
  title: 'Names, cells and what outlives a call',
  summary:
    'What does an inner function remember of the function around it? Not a value: a cell. We step through one, ' +
    'open it, change it by hand, and then use what we saw to explain a famous bug and to build two useful things.',
  minutes: 45,
  parts: [...partOne, ...partTwo],
  glossary,
};
