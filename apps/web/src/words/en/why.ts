import type { Translated } from '../translated.ts'
import type { why as zh } from '../zh/why.ts'

export const why = {
  asking: 'Finding where this figure comes from',
  title: 'Why {{value}}',
  subtitle: '{{row}} · {{label}} · {{block}}',
  trail: 'From which figure to here',
  back: 'Back one step',
  from: 'From {{count}} others',
  items: 'Item by item, {{count}}',
  ofRow: '{{row}} {{label}}',
  more: '{{count}} more',
  file: 'File',
  cell: 'Cell',
  by: 'Who',
  at: 'When',
  correct: 'Correct',
  correctTitle: 'Correct {{label}}',
  now: 'Now',
  newValue: 'Becomes',
  orMissing: 'Or there is no figure, because',
  notMissing: 'there is one',
  valueNeeded: 'Say what it becomes, or why there is no figure.',
  wordsNeeded: 'Say why it is corrected.',
  correctNote:
    'The earlier figure stays on record. Places and consequences are worked out again; a person decides about those that happened.',
  backToWhy: 'Back to why',
  corrected: '{{label}} of {{row}} is corrected and being worked out again.',
} satisfies Translated<typeof zh>
