import { z } from 'zod'
import { inCycle } from './cycles.ts'
import { idText } from './request.ts'
import { defineRoute } from './route.ts'

/** Every act appends facts and answers with how many now stand; the worker derives, the page reads again. */
const appended = z.object({ facts: z.number().int() })
const words = z.string().trim().min(1).max(2000)

/** What a decision changes: a filled value, stated anew (OBJ-2). */
export const amendment = z.object({
  block: z.string(),
  row: z.string(),
  field: z.string(),
  value: z.string().nullable(),
  missing: z.string().nullable(),
})

/** 更正 before anybody was told: one filled value of one row is stated anew; the earlier fact stays and is superseded (FACT-5). */
export const correctAnswer = defineRoute({
  name: 'cycles.correct',
  summary: '更正一个填报值',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/corrections',
  params: inCycle,
  body: z.object({
    block: z.string(),
    row: z.string(),
    field: z.string(),
    /** Decimal text, or null with a missing reason. */
    value: z.string().nullable(),
    missing: z.string().nullable(),
    words,
    /** R6: the fact that stood there when the page was opened; another value by now is a 409 with both. */
    seen: z.string().optional(),
  }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'cycle.no-such-cell',
    'cycle.value-refused',
    'cycle.needs-order',
    'cycle.read-only',
    'request.changed-meanwhile',
  ],
  access: { action: 'record', subject: 'Cycle' },
})

/** Delivers the notices of an objection block; each row's window opens from its notice (OBJ-3). */
export const deliverNotices = defineRoute({
  name: 'cycles.notice',
  summary: '送达告知，开始异议期',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/notices',
  params: inCycle,
  body: z.object({ block: z.string() }),
  answer: appended,
  faults: ['cycle.unknown', 'cycle.no-such-block', 'cycle.not-yet', 'cycle.read-only'],
  access: { action: 'record', subject: 'Cycle' },
})

export const raiseObjection = defineRoute({
  name: 'cycles.object',
  summary: '提出异议',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/objections',
  params: inCycle,
  body: z.object({ block: z.string(), row: z.string(), columns: z.array(z.string()).min(1), words }),
  answer: appended.extend({ id: idText }),
  faults: ['cycle.unknown', 'cycle.window-closed', 'cycle.not-disputable', 'cycle.not-yet', 'cycle.read-only'],
  access: { action: 'object', subject: 'Cycle' },
})

/** Decided by someone whose facts are not disputed (OBJ-5); upheld states the amended values with it (OBJ-2, OBJ-7). */
export const decideObjection = defineRoute({
  name: 'cycles.decide',
  summary: '裁定异议',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/objections/:objection/decision',
  params: inCycle.extend({ objection: idText }),
  body: z.object({
    outcome: z.enum(['upheld', 'partly-upheld', 'rejected']),
    words,
    amendments: z.array(amendment),
  }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'cycle.recused',
    'cycle.never-worse',
    'cycle.nothing-amended',
    'cycle.value-refused',
    'cycle.outdated',
    'cycle.read-only',
  ],
  // whom the drawing asks, or the next level where those stand aside or keep silent, may carry any role (OBJ-5)
  access: { action: 'read', subject: 'Cycle' },
})

/** A verdict on what was seen; `seen` is the digest the page showed, so a changed row is not judged unseen (REV-2). */
export const judgeRow = defineRoute({
  name: 'cycles.judge',
  summary: '审核',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/judgements',
  params: inCycle,
  body: z.object({
    block: z.string(),
    row: z.string().nullable(),
    verdict: z.enum(['passed', 'refused']),
    seen: z.string(),
    words: words.nullable(),
  }),
  answer: appended,
  faults: ['cycle.unknown', 'cycle.not-yet', 'cycle.outdated', 'cycle.same-person', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})

/** 定榜: freezes a complete result as the next revision; the digest is the one the page showed (RES-3). */
export const freezeResult = defineRoute({
  name: 'cycles.freeze',
  summary: '定榜',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/results/:block/freeze',
  params: inCycle.extend({ block: z.string() }),
  body: z.object({ digest: z.string(), words: words.nullable() }),
  answer: appended.extend({ revision: z.number().int() }),
  faults: ['cycle.unknown', 'cycle.no-such-block', 'cycle.not-yet', 'cycle.outdated', 'cycle.read-only'],
  access: { action: 'freeze', subject: 'Cycle' },
})

/** 不修订: what differs from the frozen result stays as it is, with the reason; silent for the digest the page showed (RES-5). */
export const declineRevision = defineRoute({
  name: 'cycles.decline',
  summary: '不修订',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/results/:block/decline',
  params: inCycle.extend({ block: z.string() }),
  body: z.object({ digest: z.string(), words }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'cycle.no-such-block',
    'cycle.not-yet',
    'cycle.not-stale',
    'cycle.outdated',
    'cycle.read-only',
  ],
  access: { action: 'freeze', subject: 'Cycle' },
})

/** EFF-4: what becomes of money paid already that is more than is due now: 下期抵扣, 退回, 不追回并注明. */
export const settlement = z.enum(['next', 'return', 'waive'])

/** A named post signs effects by digest; one act may sign many (SHIELD-4). */
export const signEffects = defineRoute({
  name: 'cycles.sign',
  summary: '签发',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/signatures',
  params: inCycle,
  body: z.object({
    digests: z.array(z.string()).min(1).max(2000),
    words: words.nullable(),
    settlement: settlement.nullable().optional(),
  }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'cycle.outdated',
    'cycle.same-person',
    'cycle.not-yet',
    'cycle.settlement-needed',
    'cycle.read-only',
  ],
  access: { action: 'sign', subject: 'Effect' },
})

/** REV-4: a person sets a listed cell that a rule left open, with a reason; both values stay visible. */
export const overrideCell = defineRoute({
  name: 'cycles.override',
  summary: '改定',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/overrides',
  params: inCycle,
  body: z.object({
    block: z.string(),
    row: z.string(),
    column: z.string(),
    value: z.string().nullable(),
    missing: z.string().nullable(),
    words,
  }),
  answer: appended,
  faults: ['cycle.unknown', 'cycle.no-such-cell', 'cycle.value-refused', 'cycle.read-only'],
  access: { action: 'record', subject: 'Cycle' },
})

/** 登记办理: a measure of a ladder was carried out by the named post, who writes it down in the measure's form (LAD-2). */
export const recordMeasure = defineRoute({
  name: 'cycles.record',
  summary: '登记办理',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/records',
  params: inCycle,
  body: z.object({
    block: z.string(),
    row: z.string(),
    /** The measure. */
    item: z.string(),
    /** A day, 是 or 否, a person's id, or words; null where nothing is said. */
    entries: z.array(z.object({ field: z.string(), value: words.nullable() })).max(20),
  }),
  answer: appended,
  faults: ['cycle.unknown', 'cycle.not-yet', 'cycle.value-refused', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})
