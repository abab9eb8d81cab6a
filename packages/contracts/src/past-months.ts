import { z } from 'zod'
import { mechanismDocument } from './mechanisms.ts'
import { idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

const inMechanism = inCounty.extend({ mechanism: idText })

/** A period of a mechanism, as its drawer may choose it to draw over. */
export const pastMonth = z.object({
  /** Null where the period was never opened: 未考. */
  cycle: idText.nullable(),
  period: z.string(),
  periodLabel: z.string(),
  /** `facts`: it ran here; `totals`: only its official figures were brought in; `none`: nothing is known. */
  known: z.enum(['facts', 'totals', 'none']),
  /** Whether it has an official result; a period that still runs shows how far it has come. */
  over: z.boolean(),
})

/** The mechanism's own periods, earliest first, with the gaps between them; and the drawing in force to compare with. */
export const listPastMonths = defineRoute({
  name: 'mechanisms.past-months',
  summary: '画图可用哪些往月',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/months',
  params: inMechanism,
  answer: z.object({
    months: z.array(pastMonth),
    /** What is in force today; null where nothing is. */
    published: z.object({ version: z.number().int(), document: mechanismDocument }).nullable(),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'draw', subject: 'Mechanism' },
})

/**
 * One period as the heart plays it again (BACK-1): facts with packed sheets, or pins and totals; and the names that its
 * ids stand for. The inside is the heart's own and is not spelt out here.
 */
export const readMonthFacts = defineRoute({
  name: 'mechanisms.month-facts',
  summary: '一个往月的全部事实，画图时在浏览器里推导',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/months/:cycle',
  params: inMechanism.extend({ cycle: idText }),
  answer: z.object({
    past: z.looseObject({ period: z.string() }),
    over: z.boolean(),
    names: z.record(z.string(), z.string()),
    /** What people gave as reasons, by the id that facts carry. */
    words: z.record(z.string(), z.string()),
  }),
  faults: ['mechanism.unknown', 'cycle.unknown'],
  access: { action: 'draw', subject: 'Mechanism' },
})
