import type { Translated } from '../translated.ts'
import type { boards as zh } from '../zh/boards.ts'

export const boards = {
  none: 'No boards yet',
  noneText: 'After freezing and signing, boards hang here with the day until which they are shown.',
  notFound: 'No such board',
  seek: 'Board, mechanism or period',
  title: 'Board',
  audience: 'For whom',
  public: 'Public',
  inside: 'Inside the county',
  publishedAt: 'Published',
  shownUntil: 'Shown until',
  noEnd: 'no end date',
  until: 'shown until {{day}}',
  published: 'Published {{day}}, {{until}}',
  issue: 'Issue',
  revision: 'issue {{revision}}',
  takenDown: 'taken down, time over',
  takenDownTitle: 'Taken down, its time was over',
  corrected: 'Corrected',
  stale: 'To be corrected',
  staleText:
    'Corrections came after publication; a corrected issue follows once a person signed it, and this one is kept.',
  kicker: '{{mechanism}} · {{period, period}}',
  rules: 'How it was judged',
  footWhy: 'Every figure can be followed to its record; the issuer explains it.',
  footReport: 'Remarks on this board go to the issuer while it is shown.',
  print: 'Print',
  toMonth: 'Its month',
  toPublic: 'Public page',
  report: 'Say what is wrong',
  reportHow:
    'If a unit, score or amount on this board is wrong, tell {{issuer}} while it is shown, naming the item and your grounds; or call 12345. Assessed units object through their clerk after signing in.',
  others: 'Other boards',
} satisfies Translated<typeof zh>
