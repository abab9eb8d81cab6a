import type { Translated } from '../translated.ts'
import type { operations as zh } from '../zh/operations.ts'

export const operations = {
  what: 'What',
  condition: 'State',
  how: 'How it stands',
  todo: 'What to do',
  good: 'Good',
  attention: 'Attention',
  broken: 'Broken',
  says: {
    good: 'The system runs well; nothing is to be done.',
    attention: 'The system runs; some things ask for attention.',
    broken: 'Something is broken; please do what is said below.',
  },
  whole: 'This is the whole platform, without the content of any county.',
  own: 'This is your county; disk, backup, version and clock are those of the whole server.',
  diagnosis: 'Download diagnosis',
  file: 'jizhi-diagnosis.json',
  failed: 'Jobs given up',
  tries: 'tried {{count}} times',
  retry: 'Try again',
  retried: 'Queued again',
  dismiss: 'Dismiss',
  dismissed: 'Dismissed; the reason is kept',
  reason: 'Why it need not be done',
  reasonMissing: 'Please give a reason of at least two characters.',
  back: 'Back',
  incidents: 'Mistakes of the last 24 hours, by number',
  queues: 'Queues',
  counts: '{{waiting}} waiting · {{active}} active · {{timers}} timers · {{failed}} given up',
} satisfies Translated<typeof zh>
