import { z } from 'zod'
import { cycleCard, movedByNotice } from './cycles.ts'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** One running cycle of a mechanism; a mechanism without one stands with its last. */
export const deskLine = z.object({
  mechanismId: idText,
  mechanismName: z.string(),
  ownerName: z.string(),
  /** Its cycles begin with an event: what they opened stands in the list of cases. */
  event: z.boolean(),
  /** Null before the first opening. */
  cycle: cycleCard.nullable(),
  /** Rows that were asked for and not answered, and how many of them are late. */
  unanswered: z.number().int(),
  overdue: z.number().int(),
  /** What else people are expected to do. */
  duties: z.number().int(),
  /** 办理单 that wait for a second person. */
  orders: z.number().int(),
})

export const listDesk = defineRoute({
  name: 'desk.list',
  summary: '运行台：在运行的机制',
  method: 'GET',
  path: '/api/t/:county/desk',
  params: inCounty,
  answer: z.object({ lines: z.array(deskLine) }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

const person = z.object({ id: idText, name: z.string() })

/** A stage date or the windows of an objection block, with what moved it. */
export const stageDate = z.object({
  id: z.string(),
  label: z.string(),
  at: instantText,
  /** How the day was counted; null for windows, which count from each notice. */
  why: z.string().nullable(),
  passed: z.boolean(),
  notices: z.array(movedByNotice),
  moves: z.array(
    z.object({ to: instantText, at: instantText, by: z.string().nullable(), words: z.string().nullable() }),
  ),
})

export const readDesk = defineRoute({
  name: 'desk.read',
  summary: '运行台：一个机制',
  method: 'GET',
  path: '/api/t/:county/desk/:mechanism',
  params: inCounty.extend({ mechanism: idText }),
  query: z.object({ cycle: idText.optional() }),
  answer: z.object({
    mechanism: z.object({ id: idText, name: z.string(), ownerName: z.string(), ownerUnitId: idText }),
    /** Cycles that run, newest first. */
    open: z.array(cycleCard),
    /** The one shown: the one asked for, else the newest that runs, else the last. */
    cycle: cycleCard.nullable(),
    dates: z.array(stageDate),
    /** Days that do not count, newest last. */
    pauses: z.array(
      z.object({
        from: dayText,
        to: dayText.nullable(),
        at: instantText,
        by: z.string().nullable(),
        words: z.string().nullable(),
      }),
    ),
    paused: z.boolean(),
    /** How many rows the asks expect, and who has not answered. */
    expected: z.number().int(),
    missing: z.array(
      z.object({
        block: z.string(),
        blockName: z.string(),
        row: z.string(),
        rowName: z.string(),
        /** The post that is asked, in the county's words. */
        role: z.string(),
        persons: z.array(person),
        dueAt: instantText.nullable(),
        /** Working days left; 0 on the last day, below it when it is late. */
        daysLeft: z.number().int().nullable(),
        overdue: z.boolean(),
        /** Whether an answer is still taken. */
        open: z.boolean(),
      }),
    ),
    /** Who else sits on what: all rows of one block that wait for the same people. */
    duties: z.array(
      z.object({
        kind: z.enum(['judge', 'notice', 'decide', 'freeze', 'sign', 'settle', 'record']),
        block: z.string(),
        blockName: z.string(),
        role: z.string(),
        persons: z.array(person),
        rows: z.array(z.object({ row: z.string(), rowName: z.string() })),
        /** When the last thing happened that it waited for. */
        since: instantText,
        dueAt: instantText.nullable(),
      }),
    ),
  }),
  faults: ['mechanism.unknown', 'cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})
