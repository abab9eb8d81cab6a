import type { Translated } from '../translated.ts'
import type { registers as zh } from '../zh/registers.ts'

export const registers = {
  none: 'No registers yet',
  noneText: 'There is one as soon as a roster of a mechanism in force reads it: toilets, licences, standards.',
  name: 'Register',
  objects: 'Objects',
  columns: 'Columns that are read',
  readers: 'Read by',
  changed: 'Last change',
  import: 'Import register',
  export: 'Download register',
  number: 'Number',
  object: 'Name',
  unit: 'Under',
  from: 'From',
  to: 'To',
  past: 'With the past',
  search: 'Number, name, unit',
  empty: 'Nothing in this register yet',
  emptyText:
    'Download it as a template, fill it in and import it. While it is empty, cycles that read it have no roster.',
  noMatch: 'Nothing found',
  noMatchText: 'Try another word.',
  pageOf: 'Page {{page}} of {{total}} objects',
  previous: 'Previous',
  next: 'Next',
  readBy: 'Read by {{names}}; a cycle goes by the register of the day on which it opens.',
} satisfies Translated<typeof zh>
