import { z } from 'zod'
import { dayText, idText } from './request.ts'

/** Where a case stands that nobody closed. */
export const openStatus = z.enum(['received', 'accepted', 'dispatched', 'working', 'finished'])

/** What each kind of 办理单 says. A new kind is one entry here, one in the union of `orders.ts`, and one file of the program. */
export const orderContents = {
  /** 延期: a stage date, or `window/` and an objection block: its open windows; through the end of that day. */
  extend: z.object({ deadline: z.string().min(1).max(80), to: dayText }),
  /** 暂停: working days from that day on do not count, through `to` where it is known. */
  pause: z.object({ from: dayText, to: dayText.nullable() }),
  /** 恢复: the pause that runs ends; this day counts again. */
  resume: z.object({}),
  /** 作废: a wrongly opened cycle. */
  void: z.object({}),
  /** 名册增减: subjects that come onto a roster or leave it after it was fixed (ROST-3). */
  roster: z.object({
    block: z.string().min(1).max(80),
    change: z.enum(['add', 'remove']),
    rows: z.array(z.string().min(1).max(400)).min(1).max(500),
  }),
  /** 更正单: a filled value is stated anew by the office itself (FACT-5). */
  correct: z.object({
    block: z.string().min(1).max(80),
    row: z.string().min(1).max(400),
    field: z.string().min(1).max(80),
    /** Decimal text, or null with a missing reason. */
    value: z.string().max(200).nullable(),
    missing: z.string().max(40).nullable(),
  }),
  /** 下达资金: money comes to a pool of a unit, or is taken back. */
  deposit: z.object({
    owner: idText,
    /** The pool, as mechanisms name it: the counter-account of their awards. */
    pool: z.string().trim().min(1).max(30),
    /** Whole fen; taken back where negative. */
    fen: z.string().regex(/^-?[1-9]\d{0,15}$/),
    document: z.string().trim().min(1).max(100),
    day: dayText,
  }),
  /** 撤销支付: a payment, or money that came back, was reported by mistake (EFF-6). */
  unpay: z.object({ entry: idText }),
  /** 期初: counters and balances from before the first own period (HIST-13). Stated again, it corrects what stood. */
  initial: z.object({
    owner: idText,
    /** Whose counters; null where only balances are brought. */
    mechanism: idText.nullable(),
    /** The last period it covers, canonical. */
    asOf: z.string().min(4).max(21),
    document: z.string().trim().min(1).max(100),
    counters: z
      .array(
        z.object({
          block: z.string().min(1).max(80),
          figure: z.string().min(1).max(80),
          row: z.string().min(1).max(400),
          value: z.string().max(40),
        }),
      )
      .max(5000),
    balances: z
      .array(
        z.object({
          owner: idText,
          account: z.enum(['money', 'annual-points', 'credits']),
          name: z.string().trim().max(40),
          /** Yuan or points as a decimal. */
          amount: z.string().max(40),
        }),
      )
      .max(5000),
  }),
  /** 期初事项: open cases of the county's own list, each where it stands there (CASE-5). */
  'initial-cases': z.object({
    mechanism: idText,
    block: z.string().min(1).max(80),
    /** The day of the list. */
    asOf: dayText,
    document: z.string().trim().min(1).max(100),
    cases: z
      .array(
        z.object({
          number: z.string().trim().min(1).max(40),
          /** What was reported: erasable words of the county. */
          words: idText.nullable(),
          place: idText.nullable(),
          class: z.string().max(40).nullable(),
          foundOn: dayText,
          status: openStatus,
          /** Who is responsible; of one that is not dispatched, whom it is proposed for. */
          unit: idText.nullable(),
          dispatchedOn: dayText.nullable(),
          dueOn: dayText.nullable(),
          /** The person who works on it, who will not verify it (CASE-2). */
          doer: idText.nullable(),
        }),
      )
      .min(1)
      .max(500),
  }),
  /** 换版: the running cycle goes on by another approved version (PIN-5). */
  repin: z.object({ version: z.int().min(1).max(1_000_000) }),
} as const

export type OrderKindName = keyof typeof orderContents

export type OrderContent<K extends OrderKindName = OrderKindName> = z.output<(typeof orderContents)[K]>

export const orderKindNames = Object.keys(orderContents) as [OrderKindName, ...OrderKindName[]] // its own keys
