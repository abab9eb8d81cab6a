import type { Translated } from '../translated.ts'
import type { history as zh } from '../zh/history.ts'

export const history = {
  which: 'What is shown',
  tab: 'Results',
  import: 'Import past results',
  none: 'No official results yet',
  noneText: 'Each period appears here once frozen; results of past months can be imported at once, with their source.',
  result: 'Official result',
  rows: 'Units',
  origin: 'From',
  frozen: 'frozen here',
  imported: 'imported',
  importedFrom: 'imported: {{source}}',
  revision: 'Issue',
  at: 'Recorded',
} satisfies Translated<typeof zh>
