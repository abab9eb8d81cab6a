import { z } from 'zod'
import { settlement } from './cycle-acts.ts'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const slipFaults = {
  'slip.unknown': 404,
  'slip.nothing': 409,
  'slip.already-printed': 409,
  'slip.changed': 409,
  'slip.not-open': 409,
  'slip.same-person': 409,
  'slip.wrong-signer': 409,
  'slip.scan-used': 409,
  'slip.bad-day': 400,
} as const

const words = z.string().trim().min(1).max(2000)

/** sign: effects and corrections; freeze: a result; judge: a whole table; order: an order of the office. */
export const slipKind = z.enum(['sign', 'freeze', 'judge', 'order'])
export const slipState = z.enum(['printed', 'signed', 'void'])

/** What a slip lists, as it is printed. */
export const slipContent = z.object({
  title: z.string(),
  /** Which mechanism and period it belongs to. */
  about: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ name: z.string(), cells: z.array(z.string()), digest: z.string().nullable() })),
  /** In figures and in words. */
  total: z.object({ figures: z.string(), words: z.string() }).nullable(),
  /** Digest of the table that is frozen or judged, or what an order was made on. */
  seen: z.string().nullable(),
})

export const slipCard = z.object({
  id: idText,
  /** 〔2019〕3号. */
  no: z.string(),
  kind: slipKind,
  state: slipState,
  title: z.string(),
  about: z.string(),
  cycle: idText.nullable(),
  lines: z.number().int(),
  signer: z.string(),
  signerPost: z.string(),
  printedBy: z.string(),
  printedAt: instantText,
  uploadedBy: z.string().nullable(),
  uploadedAt: instantText.nullable(),
  signedOn: dayText.nullable(),
  file: idText.nullable(),
  words: z.string().nullable(),
  /** Whether the signed-in person may bring its scan, or void it. */
  mayUpload: z.boolean(),
  mayVoid: z.boolean(),
})

const inSlip = inCounty.extend({ slip: idText })

export const listSlips = defineRoute({
  name: 'slips.list',
  summary: '签批单',
  method: 'GET',
  path: '/api/t/:county/slips',
  params: inCounty,
  query: z.object({ cycle: idText.optional() }),
  answer: z.object({ slips: z.array(slipCard) }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

export const readSlip = defineRoute({
  name: 'slips.read',
  summary: '一张签批单',
  method: 'GET',
  path: '/api/t/:county/slips/:slip',
  params: inSlip,
  answer: slipCard.extend({
    content: slipContent,
    tenantName: z.string(),
    issuer: z.string(),
    /** First digits of the digest of all it lists. */
    check: z.string(),
    /** Why it can no longer be signed as printed. */
    changed: z.string().nullable(),
    /** A signature that must say what becomes of money paid already (EFF-4). */
    overpaid: z.boolean(),
  }),
  faults: ['slip.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

/** What may go on a slip of this cycle now, and who may sign it. */
export const listSlipOffers = defineRoute({
  name: 'slips.offers',
  summary: '可以出签批单的事项',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/slip-offers',
  params: inCounty.extend({ cycle: idText }),
  answer: z.object({
    offers: z.array(
      z.object({
        kind: slipKind,
        block: z.string().nullable(),
        order: idText.nullable(),
        title: z.string(),
        lines: z.array(z.object({ digest: z.string().nullable(), name: z.string(), text: z.string() })),
        signers: z.array(z.object({ person: idText, name: z.string(), post: z.string() })),
      }),
    ),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

/** Takes the next number and fixes what is listed. */
export const printSlip = defineRoute({
  name: 'slips.print',
  summary: '出签批单',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/slips',
  params: inCounty.extend({ cycle: idText }),
  body: z.object({
    kind: slipKind,
    block: z.string().nullable(),
    order: idText.nullable(),
    /** Of a `sign` slip: what is to be signed; one slip may list many (SHIELD-4). */
    digests: z.array(z.string()).max(2000),
    signer: idText,
  }),
  answer: z.object({ id: idText, no: z.string() }),
  faults: [
    'cycle.unknown',
    'cycle.read-only',
    'slip.nothing',
    'slip.already-printed',
    'slip.wrong-signer',
    'slip.same-person',
  ],
  access: { action: 'read', subject: 'Cycle' },
})

/** The signed scan came back: what it lists is stated, by the signer; who brought it stands beside. */
export const signSlip = defineRoute({
  name: 'slips.sign',
  summary: '上传签批件',
  method: 'POST',
  path: '/api/t/:county/slips/:slip/scan',
  params: inSlip,
  body: z.object({
    file: idText,
    signedOn: dayText,
    /** Of a `judge` slip: what was ticked. */
    verdict: z.enum(['passed', 'refused']).nullable(),
    words: words.nullable(),
    settlement: settlement.nullable(),
  }),
  answer: z.object({ id: idText, state: slipState }),
  faults: [
    'slip.unknown',
    'slip.not-open',
    'slip.changed',
    'slip.same-person',
    'slip.wrong-signer',
    'slip.scan-used',
    'slip.bad-day',
    'file.unknown',
    'cycle.settlement-needed',
    'cycle.read-only',
  ],
  access: { action: 'read', subject: 'Cycle' },
})

/** Keeps its number and says why. */
export const voidSlip = defineRoute({
  name: 'slips.void',
  summary: '作废签批单',
  method: 'POST',
  path: '/api/t/:county/slips/:slip/void',
  params: inSlip,
  body: z.object({ words }),
  answer: z.object({ id: idText, state: slipState }),
  faults: ['slip.unknown', 'slip.not-open', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})
