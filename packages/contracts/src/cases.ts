import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const caseFaults = {
  'case.unknown': 404,
  'case.refused': 409,
  'case.not-yours': 403,
  'case.no-form': 409,
  'case.nothing-to-tell': 409,
} as const

const inCase = inCounty.extend({ case: idText })
const words = z.string().trim().min(1).max(2000)

/** 待受理 → 待派单 → 待领办 → 办理中 → 待核验 → 已销号; 已并案 where it went on in another one. */
export const caseStatus = z.enum(['received', 'accepted', 'dispatched', 'working', 'finished', 'closed', 'merged'])

export const caseStep = z.enum([
  'accept',
  'dispatch',
  'claim',
  'measure',
  'decline',
  'finish',
  'verify',
  'return',
  'rate',
  'reopen',
  'pause',
  'resume',
])

export const caseCard = z.object({
  id: idText,
  number: z.number().int(),
  /** 期初: the number it has in the county's own list, under which it is known. */
  broughtNumber: z.string().nullable(),
  mechanismId: idText,
  mechanismName: z.string(),
  /** What was reported; null where nothing was said or the words were erased. */
  words: z.string().nullable(),
  placeName: z.string().nullable(),
  className: z.string().nullable(),
  status: caseStatus,
  statusName: z.string(),
  unitId: idText.nullable(),
  unitName: z.string().nullable(),
  /** Whom the drawing would give it to, until it is dispatched. */
  proposedUnitId: idText.nullable(),
  proposedUnitName: z.string().nullable(),
  openedAt: instantText,
  dueAt: instantText.nullable(),
  closedAt: instantText.nullable(),
  overdue: z.boolean(),
  paused: z.boolean(),
  usedDays: z.number().int(),
  reports: z.number().int(),
  reopened: z.number().int(),
  /** Whether it waits for the signed-in person. */
  mine: z.boolean(),
})

/** CASE-4: 办结率 is what was due this month and closed, over what was due this month; null while nothing was due. */
export const caseCounts = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  closedThisMonth: z.number().int(),
  dueThisMonth: z.number().int(),
  dueAndClosed: z.number().int(),
  rate: z.string().nullable(),
})

export const listCases = defineRoute({
  name: 'cases.list',
  summary: '清单：事项列表与办理情况',
  method: 'GET',
  path: '/api/t/:county/cases',
  params: inCounty,
  query: z.object({
    mechanism: idText.optional(),
    status: z.enum(['open', ...caseStatus.options]).optional(),
    class: z.string().max(40).optional(),
    unit: idText.optional(),
    overdue: z.enum(['1']).optional(),
    mine: z.enum(['1']).optional(),
    search: z.string().max(80).optional(),
    page: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  answer: z.object({
    cases: z.array(caseCard),
    /** How many the filters let through; a page holds `pageSize`. */
    total: z.number().int(),
    pageSize: z.number().int(),
    counts: caseCounts,
    /** Lists of cases in force, with their classes, and whether the signed-in person may report into them. */
    lists: z.array(
      z.object({
        mechanism: idText,
        name: z.string(),
        classes: z.array(z.object({ id: z.string(), label: z.string() })),
        mayReport: z.boolean(),
        mayDispatch: z.boolean(),
      }),
    ),
    units: z.array(z.object({ id: idText, name: z.string() })),
  }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

const caseEvent = z.object({
  /** `opened`, a step, or what happened to a measure. */
  what: z.string(),
  label: z.string(),
  at: instantText,
  by: z.string().nullable(),
  words: z.string().nullable(),
  detail: z.string().nullable(),
  files: z.array(idText),
  /** 更正: the step was stated anew later. */
  corrected: z.boolean(),
})

export const readCase = defineRoute({
  name: 'cases.read',
  summary: '一件事项：一生、期限、可办的事',
  method: 'GET',
  path: '/api/t/:county/cases/:case',
  params: inCase,
  answer: z.object({
    case: caseCard,
    /** 受理→派单→领办→办理→核验→销号: what is done, by whom and when, and what is next until when. */
    stages: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        state: z.enum(['done', 'now', 'ahead', 'skipped']),
        at: instantText.nullable(),
        who: z.string().nullable(),
        until: instantText.nullable(),
      }),
    ),
    events: z.array(caseEvent),
    /** 限 7 个工作日，自 … 派单起，到 … 24 时 */
    whyDue: z.string().nullable(),
    limitDays: z.number().int(),
    reopenUntil: instantText.nullable(),
    /** Steps that the signed-in person may take now. */
    acts: z.array(caseStep),
    mayMerge: z.boolean(),
    mayCorrect: z.boolean(),
    duplicateOf: z.object({ id: idText, number: z.number().int() }).nullable(),
    /** LAD-5: what the ladder calls for, and what it waits for. */
    measures: z.array(
      z.object({
        line: z.string(),
        label: z.string(),
        digest: z.string(),
        punitive: z.boolean(),
        standing: z.enum(['ready', 'unsigned', 'held', 'done']),
        waitsFor: z.array(z.string()),
        sentence: z.string(),
        maySign: z.boolean(),
      }),
    ),
    mayNotice: z.boolean(),
    /** What opened it: a row of a cycle, or the order that brought it in (CASE-5). */
    source: z.object({ cycle: idText.nullable(), order: idText.nullable(), label: z.string(), rowName: z.string() }),
    classes: z.array(z.object({ id: z.string(), label: z.string(), days: z.number().int() })),
    units: z.array(z.object({ id: idText, name: z.string() })),
    deriving: z.boolean(),
  }),
  faults: ['case.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

const actFaults = ['case.unknown', 'case.refused', 'case.not-yours', 'cycle.read-only'] as const

/** One step in the life of a case; the heart says whether it is possible, the drawing says whose it is. */
export const stepCase = defineRoute({
  name: 'cases.step',
  summary: '办理一步：受理、派单、领办、退单、办结、核验、退回、评议、重开、暂停、恢复',
  method: 'POST',
  path: '/api/t/:county/cases/:case/steps',
  params: inCase,
  body: z.object({
    step: caseStep,
    /** dispatch: to whom; null takes whom the drawing proposes. */
    unit: idText.nullable().default(null),
    class: z.string().max(40).nullable().default(null),
    /** rate: decimal text, 0 to 100. */
    score: z.string().max(8).nullable().default(null),
    words: words.nullable().default(null),
    files: z.array(idText).max(20).default([]),
  }),
  answer: z.object({ status: caseStatus }),
  faults: actFaults,
  access: { action: 'read', subject: 'Cycle' },
})

/** 并案: this report is about the same thing as another open case, which takes it in. */
export const mergeCase = defineRoute({
  name: 'cases.merge',
  summary: '并入另一件',
  method: 'POST',
  path: '/api/t/:county/cases/:case/merges',
  params: inCase,
  body: z.object({ into: idText, words: words.nullable().default(null) }),
  answer: z.object({ status: caseStatus }),
  faults: actFaults,
  access: { action: 'read', subject: 'Cycle' },
})

/** 批量派单: each case by itself; what could not be dispatched says why. */
export const dispatchCases = defineRoute({
  name: 'cases.dispatch-many',
  summary: '批量派单',
  method: 'POST',
  path: '/api/t/:county/cases/dispatches',
  params: inCounty,
  body: z.object({ cases: z.array(idText).min(1).max(200), unit: idText.nullable(), words: words.nullable() }),
  answer: z.object({
    dispatched: z.array(idText),
    refused: z.array(z.object({ case: idText, why: z.string() })),
  }),
  faults: ['cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})

/** FACT-5: a dispatch is stated anew, with a reason; where a month has counted it, that month asks for a revision. */
export const correctCase = defineRoute({
  name: 'cases.correct',
  summary: '更正派单',
  method: 'POST',
  path: '/api/t/:county/cases/:case/corrections',
  params: inCase,
  body: z.object({ unit: idText.nullable(), class: z.string().max(40).nullable(), words }),
  answer: z.object({ status: caseStatus }),
  faults: actFaults,
  access: { action: 'read', subject: 'Cycle' },
})

/** OBJ-3: tells the unit of measures against it, which then has its window. */
export const noticeCase = defineRoute({
  name: 'cases.notice',
  summary: '告知拟采取的措施',
  method: 'POST',
  path: '/api/t/:county/cases/:case/notices',
  params: inCase,
  answer: z.object({ told: z.number().int() }),
  faults: ['case.unknown', 'case.not-yours', 'case.nothing-to-tell', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})

const inMechanism = inCounty.extend({ mechanism: idText })

/** The form by which an issue is reported into a list of cases. */
export const readReportForm = defineRoute({
  name: 'cases.report-form',
  summary: '登记问题的表单',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/report-form',
  params: inMechanism,
  answer: z.object({
    name: z.string(),
    fields: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        type: z.string(),
        required: z.boolean(),
        options: z.array(z.object({ id: z.string(), label: z.string() })),
      }),
    ),
    units: z.array(z.object({ id: idText, name: z.string() })),
  }),
  faults: ['mechanism.unknown', 'case.no-form', 'cycle.no-version'],
  access: { action: 'read', subject: 'Cycle' },
})

/** 登记: one event, named by its source's number or by ours; the same number twice is one event (CYC-1). */
export const reportIssue = defineRoute({
  name: 'cases.report',
  summary: '登记一个问题',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/reports',
  params: inMechanism,
  body: z.object({
    number: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}〔〕._-]{1,40}$/u)
      .nullable()
      .default(null),
    fields: z.array(z.object({ field: z.string().max(40), value: words.nullable() })).max(60),
  }),
  answer: z.object({ cycle: idText, alreadyKnown: z.boolean() }),
  faults: [
    'mechanism.unknown',
    'case.no-form',
    'case.not-yours',
    'cycle.no-version',
    'cycle.bad-period',
    'cycle.value-refused',
    'cycle.read-only',
    'cycle.unknown-source',
  ],
  access: { action: 'read', subject: 'Cycle' },
})
