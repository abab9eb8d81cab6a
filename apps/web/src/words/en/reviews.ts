import type { Translated } from '../translated.ts'
import type { reviews as zh } from '../zh/reviews.ts'

export const reviews = {
  first: 'First layer (before the freeze)',
  second: 'Review (after the freeze)',
  notFrozen: 'Not frozen yet; review may be asked for within 30 days of the freeze.',
  noneToAsk: 'There is no unit you may ask a review for now.',
  until: 'You may ask for {{count}} units, until {{at}} at the latest.',
  note: 'Decided within 30 days by people who had nothing to do with the row or its first layer. The result stands meanwhile; a decision never makes it worse for you.',
  ask: 'Ask for review',
  send: 'Send',
  asked: 'The request was sent; it is answered here within 30 days.',
  askedAt: 'Asked',
  closes: 'Review of this row may be asked for until {{at}}.',
  columns: 'Which figures (none: the whole row)',
  wholeRow: 'The whole row',
  open: 'Under review',
  decide: 'Decide the review',
  by: 'Decided by {{names}}',
  above: 'Decided one level up',
} satisfies Translated<typeof zh>
