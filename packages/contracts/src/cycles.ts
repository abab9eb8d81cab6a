import { z } from 'zod'
import { layoutShape, mechanismDocument } from './mechanisms.ts'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const cycleFaults = {
  'cycle.unknown': 404,
  'cycle.no-version': 409,
  'cycle.unknown-source': 409,
  'cycle.already-open': 409,
  'cycle.bad-period': 400,
  'cycle.read-only': 409,
  'cycle.no-such-block': 404,
  'cycle.no-such-cell': 404,
  'cycle.not-yet': 409,
  'cycle.outdated': 409,
  'cycle.window-closed': 409,
  'cycle.not-disputable': 409,
  'cycle.recused': 409,
  'cycle.same-person': 409,
  'cycle.never-worse': 409,
  'cycle.not-stale': 409,
  'cycle.nothing-amended': 400,
  'cycle.settlement-needed': 409,
  'cycle.value-refused': 400,
  'cycle.imported': 409,
  'cycle.needs-order': 409,
} as const

export const inCycle = inCounty.extend({ cycle: idText })

export const cycleCard = z.object({
  id: idText,
  mechanismId: idText,
  mechanismName: z.string(),
  ownerName: z.string(),
  version: z.number().int(),
  /** PIN-5: since when it goes by this version; null when it was opened with it. */
  repinnedAt: instantText.nullable(),
  /** A newer approved version that a running cycle could go by. */
  newer: z.number().int().nullable(),
  period: z.string(),
  periodLabel: z.string(),
  state: z.enum(['running', 'settled', 'ended', 'voided']),
  /** 等填报 / 异议期 / 待定榜 / 已定榜 … in the county's words. */
  stage: z.string(),
  /** The next date at which something closes by itself. */
  nextAt: instantText.nullable(),
  openedAt: instantText,
  /** Of a period brought in as history: where its official figures were taken from. */
  source: z.string().nullable(),
})

/** A cell as text: canonical decimal, label of an option, name of a unit, day; or the reason why it is missing. */
export const cellView = z.union([z.object({ text: z.string() }), z.object({ missing: z.string(), label: z.string() })])

export const columnView = z.object({
  id: z.string(),
  label: z.string(),
  type: z.string(),
  unit: z.string().nullable(),
  /** Computed here or upstream: its figures open 为什么. */
  computed: z.boolean(),
})

export const rowView = z.object({
  key: z.string(),
  /** Names of the key's subjects on the cycle's day. */
  name: z.string(),
  state: z.enum(['waiting', 'provisional', 'settled']),
  cells: z.array(cellView),
})

export const tableView = z.object({
  block: z.string(),
  port: z.string(),
  complete: z.boolean(),
  frozen: z.boolean(),
  columns: z.array(columnView),
  rows: z.array(rowView),
})

export const taskView = z.object({
  block: z.string(),
  row: z.string(),
  rowName: z.string(),
  /** `record`: a measure of a ladder was to be carried out and is to be written down (LAD-2). */
  kind: z.enum(['answer', 'judge', 'notice', 'decide', 'freeze', 'sign', 'settle', 'record']),
  role: z.string(),
  dueAt: instantText.nullable(),
  items: z.array(z.string()),
  /** Whether the signed-in person may do it. */
  mine: z.boolean(),
})

export const effectView = z.object({
  key: z.string(),
  block: z.string(),
  row: z.string(),
  rowName: z.string(),
  line: z.string(),
  kind: z.enum(['ledger', 'message', 'board', 'document', 'notice', 'case']),
  digest: z.string(),
  punitive: z.boolean(),
  standing: z.enum(['ready', 'unsigned', 'held', 'done', 'refused', 'correction', 'withdrawal']),
  waitsFor: z.array(z.string()),
  /** What it does, as one Chinese sentence. */
  sentence: z.string(),
  amountFen: z.string().nullable(),
  /** EFF-4: a correction that leaves less than was paid already; whoever signs it says what becomes of the rest. */
  overpaid: z.boolean(),
})

export const resultView = z.object({
  block: z.string(),
  name: z.string(),
  complete: z.boolean(),
  liveDigest: z.string(),
  revision: z.number().int().nullable(),
  stale: z.boolean(),
  /** RES-5: it differs from what is frozen, and somebody declined to revise it for that. */
  declined: z.boolean(),
})

export const objectionView = z.object({
  id: idText,
  block: z.string(),
  row: z.string(),
  rowName: z.string(),
  columns: z.array(z.string()),
  words: z.string().nullable(),
  at: instantText,
  decision: z
    .object({ outcome: z.enum(['upheld', 'partly-upheld', 'rejected']), words: z.string().nullable(), at: instantText })
    .nullable(),
})

/** LAD-2: a measure that may happen now, with what is to be written down about it; and once it is, what was. */
export const recordView = z.object({
  block: z.string(),
  row: z.string(),
  rowName: z.string(),
  item: z.string(),
  label: z.string(),
  /** The step of the ladder it belongs to. */
  rung: z.string(),
  dueAt: instantText.nullable(),
  mine: z.boolean(),
  form: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      type: z.enum(['text', 'date', 'person', 'file', 'flag']),
      required: z.boolean(),
    }),
  ),
  /** Whom a field of type `person` may name: those it is about and those who act. */
  persons: z.array(z.object({ id: idText, name: z.string() })),
  done: z
    .object({
      at: instantText,
      by: z.string().nullable(),
      entries: z.array(z.object({ label: z.string(), text: z.string() })),
    })
    .nullable(),
})

export const listCycles = defineRoute({
  name: 'cycles.list',
  summary: '运行台：各机制各期',
  method: 'GET',
  path: '/api/t/:county/cycles',
  params: inCounty,
  query: z.object({ mechanism: idText.optional() }),
  answer: z.object({ cycles: z.array(cycleCard) }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

/** Opens a cycle once; opening it again answers with the same cycle (CYC-1). */
export const openCycle = defineRoute({
  name: 'cycles.open',
  summary: '开周期',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/cycles',
  params: inCounty.extend({ mechanism: idText }),
  body: z.object({ period: z.string() }),
  answer: z.object({ id: idText, alreadyOpen: z.boolean() }),
  faults: ['mechanism.unknown', 'cycle.unknown-source', 'cycle.no-version', 'cycle.bad-period', 'cycle.read-only'],
  access: { action: 'open', subject: 'Cycle' },
})

/** TIME-3: a calendar notice that moved a deadline. */
export const movedByNotice = z.object({ from: instantText, to: instantText, number: z.string() })

/** Everything the page of a month needs but the rows. */
export const readCycle = defineRoute({
  name: 'cycles.read',
  summary: '一期：阶段、待办、结果、后果',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle',
  params: inCycle,
  answer: z.object({
    cycle: cycleCard,
    document: mechanismDocument,
    layout: layoutShape,
    /** Named deadlines with how they were computed, in Chinese. */
    deadlines: z.array(
      z.object({
        ...{ id: z.string(), label: z.string(), at: instantText, why: z.string(), passed: z.boolean() },
        notices: z.array(movedByNotice),
      }),
    ),
    /** Rows at each port, for the picture and the tabs. */
    ports: z.array(
      z.object({
        block: z.string(),
        port: z.string(),
        label: z.string(),
        rows: z.number().int(),
        settled: z.number().int(),
        complete: z.boolean(),
      }),
    ),
    results: z.array(resultView),
    tasks: z.array(taskView),
    effects: z.array(effectView),
    objections: z.array(objectionView),
    records: z.array(recordView),
    findings: z.array(
      z.object({ code: z.string(), block: z.string(), rowName: z.string().nullable(), message: z.string() }),
    ),
    /** How many facts the derived tables stand on; grows by one with each fact. */
    facts: z.number().int(),
    /** True while the worker has not yet derived the newest facts. */
    deriving: z.boolean(),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

export const readTable = defineRoute({
  name: 'cycles.table',
  summary: '一期：某一端口上的表',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/tables/:block/:port',
  params: inCycle.extend({ block: z.string(), port: z.string() }),
  answer: tableView,
  faults: ['cycle.unknown', 'cycle.no-such-block'],
  access: { action: 'read', subject: 'Cycle' },
})

export interface WhyNode {
  readonly label: string
  readonly definition: string
  readonly substituted: string
  readonly value: string
  readonly block: string
  readonly blockName: string
  readonly row: string
  readonly rowName: string
  /** With block and row: the very cell, so that 更正 can name the filled value it replaces. */
  readonly column: string
  readonly inputs: readonly WhyNode[]
  readonly facts: readonly {
    readonly id: string
    readonly kind: string
    readonly at: string
    readonly by: string | null
    readonly file: string | null
    readonly cell: string | null
    readonly text: string
  }[]
}

const whyFact = z.object({
  id: z.string(),
  kind: z.string(),
  at: instantText,
  by: z.string().nullable(),
  file: z.string().nullable(),
  cell: z.string().nullable(),
  text: z.string(),
})

/** Definition → substituted → value → the cells it came from → the facts behind them. */
export const whyNode: z.ZodType<WhyNode> = z.lazy(() =>
  z.object({
    label: z.string(),
    definition: z.string(),
    substituted: z.string(),
    value: z.string(),
    block: z.string(),
    blockName: z.string(),
    row: z.string(),
    rowName: z.string(),
    column: z.string(),
    inputs: z.array(whyNode),
    facts: z.array(whyFact),
  }),
)

const cellAddress = z.object({ block: z.string(), port: z.string(), row: z.string(), column: z.string() })

export const whyCell = defineRoute({
  name: 'cycles.why',
  summary: '为什么是这个数',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/why',
  params: inCycle,
  query: cellAddress,
  answer: whyNode,
  faults: ['cycle.unknown', 'cycle.no-such-cell'],
  access: { action: 'read', subject: 'Cycle' },
})

const entered = z.object({
  /** Whose figure; nothing where it is the asked row's own. */
  rowName: z.string().nullable(),
  label: z.string(),
  unit: z.string().nullable(),
})

/** TRACE-3: for each filled value under a cell, the smallest change of it alone that alters the cell. One cell a call. */
export const whatIf = defineRoute({
  name: 'cycles.what-if',
  summary: '怎样才会不同',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/what-if',
  params: inCycle,
  query: cellAddress,
  answer: z.object({
    label: z.string(),
    outcome: z.string(),
    /** Nearest first. */
    turns: z.array(entered.extend({ from: z.string(), to: z.string(), outcome: z.string() })),
    /** Values that change nothing, however far they go. */
    idle: z.array(entered),
    /** Values that were not tried, because there are too many. */
    untried: z.number().int(),
  }),
  faults: ['cycle.unknown', 'cycle.no-such-cell'],
  access: { action: 'read', subject: 'Cycle' },
})
