import type { Translated } from '../translated.ts'
import type { audit as zh } from '../zh/audit.ts'

export const audit = {
  verify: 'Verify',
  platform: 'The system',
  erased: 'Name erased',
  wrote: '{{words}} {{rows}} rows',
  deleted: '{{words}} {{rows}} rows taken away',
  comma: ', ',
  none: 'Nothing yet',
  noneText: 'Who did what and when is noted here by itself, and nobody can change it.',
  what: 'What',
  anything: 'Anything',
  seq: 'No.',
  when: 'When',
  who: 'Who',
  rows: 'What was written',
  newest: 'Back to the newest',
  older: 'Older',
  sound: 'All of it holds: the acts follow one another, and every row is as it was written.',
  unsound: '{{count}} things do not hold:',
  more: '{{count}} more are not listed; the operator’s command lists them.',
  acts: 'Acts',
  checkedRows: 'Rows compared',
  head: 'End of the chain',
  note: 'Keep this code on paper. With it one can tell later whether the chain was cut and made anew.',
} satisfies Translated<typeof zh>
