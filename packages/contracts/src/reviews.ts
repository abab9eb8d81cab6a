import { z } from 'zod'
import { amendment } from './cycle-acts.ts'
import { inCycle } from './cycles.ts'
import { idText, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const reviewFaults = {
  'review.unknown': 404,
  'review.not-frozen': 409,
  'review.closed': 409,
  'review.asked-before': 409,
  'review.recused': 409,
} as const

const words = z.string().trim().min(1).max(2000)

/** 复核: the statutory second layer about a frozen row (OBJ-6). */
export const reviewView = z.object({
  id: idText,
  block: z.string(),
  resultName: z.string(),
  row: z.string(),
  rowName: z.string(),
  /** Empty: the whole row. */
  columns: z.array(z.string()),
  words: z.string().nullable(),
  by: z.string().nullable(),
  at: instantText,
  /** 30 days after it was asked; late, the next level is asked as well. */
  dueAt: instantText,
  late: z.boolean(),
  /** Who is to decide now; nobody once it is decided, and where nobody is left in the county. */
  deciders: z.array(z.string()),
  mine: z.boolean(),
  decision: z
    .object({
      outcome: z.enum(['upheld', 'partly-upheld', 'rejected']),
      words: z.string().nullable(),
      by: z.string().nullable(),
      at: instantText,
    })
    .nullable(),
})

export const listReviews = defineRoute({
  name: 'reviews.list',
  summary: '复核',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/reviews',
  params: inCycle,
  answer: z.object({
    results: z.array(
      z.object({
        block: z.string(),
        name: z.string(),
        revision: z.number().int(),
        frozenAt: instantText,
        /** Columns that may be asked about. */
        columns: z.array(z.object({ id: z.string(), label: z.string() })),
      }),
    ),
    /** Rows for which the signed-in person may still ask. */
    askable: z.array(z.object({ block: z.string(), row: z.string(), rowName: z.string(), closesAt: instantText })),
    reviews: z.array(reviewView),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

export const askReview = defineRoute({
  name: 'reviews.ask',
  summary: '申请复核',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/reviews',
  params: inCycle,
  body: z.object({ block: z.string(), row: z.string(), columns: z.array(z.string()).max(50), words }),
  answer: z.object({ facts: z.number().int(), id: idText }),
  faults: [
    'cycle.unknown',
    'cycle.no-such-block',
    'cycle.not-disputable',
    'cycle.read-only',
    'review.not-frozen',
    'review.closed',
    'review.asked-before',
  ],
  access: { action: 'object', subject: 'Cycle' },
})

/** By other people than those of the row and of its first layer; upheld states the amended values with it (OBJ-6, OBJ-7). */
export const decideReview = defineRoute({
  name: 'reviews.decide',
  summary: '复核决定',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/reviews/:review/decision',
  params: inCycle.extend({ review: idText }),
  body: z.object({
    outcome: z.enum(['upheld', 'partly-upheld', 'rejected']),
    words,
    amendments: z.array(amendment).max(200),
  }),
  answer: z.object({ facts: z.number().int() }),
  faults: [
    'cycle.unknown',
    'cycle.never-worse',
    'cycle.nothing-amended',
    'cycle.value-refused',
    'cycle.outdated',
    'cycle.read-only',
    'review.unknown',
    'review.recused',
  ],
  access: { action: 'read', subject: 'Cycle' },
})
