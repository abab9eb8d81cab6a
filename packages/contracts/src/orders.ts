import { z } from 'zod'
import { orderContents, orderKindNames } from './order-contents.ts'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const orderFaults = {
  'order.unknown': 404,
  'order.not-possible': 409,
  'order.already-decided': 409,
  'order.same-person': 409,
  'order.outdated': 409,
  'order.changed-since-seen': 409,
  'order.read-only': 409,
} as const

const words = z.string().trim().min(1).max(2000)

export const orderKind = z.enum(orderKindNames)
export const orderState = z.enum(['proposed', 'confirmed', 'declined', 'withdrawn'])

/** The content of a kind travels under the kind's name, so that the schema of each is checked. */
const stated = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('extend'), content: orderContents.extend }),
  z.object({ kind: z.literal('pause'), content: orderContents.pause }),
  z.object({ kind: z.literal('resume'), content: orderContents.resume }),
  z.object({ kind: z.literal('void'), content: orderContents.void }),
  z.object({ kind: z.literal('roster'), content: orderContents.roster }),
  z.object({ kind: z.literal('correct'), content: orderContents.correct }),
  z.object({ kind: z.literal('deposit'), content: orderContents.deposit }),
  z.object({ kind: z.literal('unpay'), content: orderContents.unpay }),
  z.object({ kind: z.literal('initial'), content: orderContents.initial }),
  z.object({ kind: z.literal('initial-cases'), content: orderContents['initial-cases'] }),
  z.object({ kind: z.literal('repin'), content: orderContents.repin }),
])

const place = z.object({ id: idText, mechanismId: idText, mechanismName: z.string(), periodLabel: z.string() })

export const orderCard = z.object({
  id: idText,
  kind: orderKind,
  state: orderState,
  /** Null for what concerns no cycle. */
  cycle: place.nullable(),
  ownerUnitId: idText,
  ownerName: z.string(),
  /** What it does, as one Chinese sentence without its stop. */
  sentence: z.string(),
  /** Why; null when the words were erased. */
  reason: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: instantText,
  /** Whether it takes effect only when a second person confirms it. */
  needsSecond: z.boolean(),
  /** The second person; null while nobody decided, and where none is needed. */
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  decision: z.string().nullable(),
  /** How many units it touches, and whether the reader's own is among them. */
  touched: z.number().int(),
  touchesMe: z.boolean(),
  /** What the signed-in person may do with it. */
  mayConfirm: z.boolean(),
  mayWithdraw: z.boolean(),
})

/** What an order does: of one proposed, if it were confirmed now; of one in effect, what it did. */
export const orderChange = z.object({
  sentences: z.array(z.string()),
  /** The rows it moves, at most the first sixty. */
  rows: z.array(z.object({ name: z.string(), column: z.string(), from: z.string(), to: z.string() })),
  moreRows: z.number().int(),
})

const inOrder = inCounty.extend({ order: idText })
const after = z.object({ id: idText, state: orderState })

export const listOrders = defineRoute({
  name: 'orders.list',
  summary: '办理单',
  method: 'GET',
  path: '/api/t/:county/orders',
  params: inCounty,
  query: z.object({
    cycle: idText.optional(),
    mechanism: idText.optional(),
    state: orderState.optional(),
    kind: orderKind.optional(),
    /** Only those that touch the reader's units. */
    mine: z.enum(['yes']).optional(),
  }),
  answer: z.object({ orders: z.array(orderCard) }),
  faults: [],
  access: { action: 'read', subject: 'Order' },
})

export const readOrder = defineRoute({
  name: 'orders.read',
  summary: '一张办理单：内容、影响、经过',
  method: 'GET',
  path: '/api/t/:county/orders/:order',
  params: inOrder,
  answer: orderCard.extend({
    units: z.array(z.object({ id: idText, name: z.string() })),
    fileId: idText.nullable(),
    change: orderChange.nullable(),
    /** Why it can no longer be confirmed as it stands; null when it can. */
    blocked: z.string().nullable(),
    /** Of a change whose every difference is confirmed: what the confirmation has to name; null for other kinds. */
    seen: z.string().nullable(),
    /** The difference is no longer what it was when this was proposed. */
    moved: z.boolean(),
  }),
  faults: ['order.unknown'],
  access: { action: 'read', subject: 'Order' },
})

const proposal = z.object({ cycle: idText.nullable(), order: stated })

const refusals = [
  'cycle.unknown',
  'cycle.unknown-source',
  'cycle.imported',
  'cycle.no-such-block',
  'cycle.no-such-cell',
  'cycle.value-refused',
  'order.not-possible',
  'order.read-only',
] as const

/** What it would do, before anybody asks for it. */
export const previewOrder = defineRoute({
  name: 'orders.preview',
  summary: '办理单：确认后会怎样',
  method: 'POST',
  path: '/api/t/:county/orders/preview',
  params: inCounty,
  body: proposal,
  answer: z.object({ sentence: z.string(), needsSecond: z.boolean(), touched: z.number().int(), change: orderChange }),
  faults: refusals,
  access: { action: 'propose', subject: 'Order' },
})

/** In effect at once where nobody else is touched; else it waits for a second person. */
export const proposeOrder = defineRoute({
  name: 'orders.propose',
  summary: '提出办理单',
  method: 'POST',
  path: '/api/t/:county/orders',
  params: inCounty,
  body: proposal.extend({ reason: words, fileId: idText.nullable() }),
  answer: after,
  faults: [...refusals, 'file.unknown'],
  access: { action: 'propose', subject: 'Order' },
})

export const confirmOrder = defineRoute({
  name: 'orders.confirm',
  summary: '确认办理单',
  method: 'POST',
  path: '/api/t/:county/orders/:order/confirmation',
  params: inOrder,
  /** `seen`: the difference the second person looked at, as the order named it (PIN-5). */
  body: z.object({ words: words.nullable(), seen: z.string().max(100).nullable().default(null) }),
  answer: after,
  faults: [
    ...refusals,
    'order.unknown',
    'order.already-decided',
    'order.same-person',
    'order.outdated',
    'order.changed-since-seen',
  ],
  access: { action: 'confirm', subject: 'Order' },
})

export const declineOrder = defineRoute({
  name: 'orders.decline',
  summary: '不同意办理单',
  method: 'POST',
  path: '/api/t/:county/orders/:order/refusal',
  params: inOrder,
  body: z.object({ words }),
  answer: after,
  faults: ['order.unknown', 'order.already-decided', 'order.same-person', 'order.read-only'],
  access: { action: 'confirm', subject: 'Order' },
})

export const withdrawOrder = defineRoute({
  name: 'orders.withdraw',
  summary: '撤回办理单',
  method: 'POST',
  path: '/api/t/:county/orders/:order/withdrawal',
  params: inOrder,
  body: z.object({}),
  answer: after,
  faults: ['order.unknown', 'order.already-decided', 'order.read-only'],
  access: { action: 'propose', subject: 'Order' },
})

const named = z.object({ id: z.string(), label: z.string() })

/** What the forms of a cycle offer. */
export const orderChoices = defineRoute({
  name: 'orders.choices',
  summary: '办理单：一期里可选的时点、名册和填报项',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/order-choices',
  params: inCounty.extend({ cycle: idText }),
  answer: z.object({
    /** Stage dates and objection windows that have not passed. */
    deadlines: z.array(named.extend({ at: instantText })),
    /** The pause that runs or is to come; null when there is none. */
    paused: z.object({ from: dayText, to: dayText.nullable() }).nullable(),
    rosters: z.array(named.extend({ rows: z.array(named), absent: z.array(named) })),
    asks: z.array(
      named.extend({
        rows: z.array(named),
        fields: z.array(named.extend({ type: z.string(), options: z.array(named) })),
      }),
    ),
    /** Approved versions the cycle does not go by, newest first, with the first day each governs. */
    versions: z.array(z.object({ version: z.number().int(), from: dayText })),
    /** Whether a correction needs a second person by now. */
    correctionNeedsSecond: z.boolean(),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})
