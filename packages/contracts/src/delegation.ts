import { z } from 'zod'
import { mechanismDocument } from './mechanisms.ts'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const delegationFaults = {
  'delegation.unknown': 404,
  'delegation.not-a-township': 400,
  'delegation.already-given': 409,
  'delegation.already-revoked': 409,
  'delegation.revoked': 409,
  'delegation.not-granted': 403,
  'delegation.not-in-force': 409,
  'delegation.departs': 409,
  'delegation.own-second-person': 409,
  'delegation.with-county': 409,
  'delegation.reason-needed': 400,
  'delegation.already-decided': 409,
  'delegation.value-refused': 400,
  'delegation.no-such-values': 404,
} as const

const inGrant = inCounty.extend({ grant: idText })

export const grantSource = z.object({
  /** A county's mechanism by its id, a shipped template by its name, or an empty canvas. */
  kind: z.enum(['mechanism', 'template', 'blank']),
  name: z.string().max(80),
})

/** 只改参数 | 可以加块. */
export const grantReach = z.enum(['values', 'extend'])

/** 备案 | 审批. */
export const grantFiling = z.enum(['record', 'approval'])

const grantTerms = { source: grantSource, reach: grantReach, filing: grantFiling }

/** 下放: to one township, or to all (`unitId` null). */
export const grantCard = z.object({
  id: idText,
  unitId: idText.nullable(),
  unitName: z.string().nullable(),
  ...grantTerms,
  /** What the source is called today. */
  title: z.string(),
  note: z.string().nullable(),
  givenBy: z.string(),
  givenAt: instantText,
  revoked: z.object({ by: z.string(), at: instantText, reason: z.string() }).nullable(),
  /** Townships that took it over. */
  taken: z.number().int(),
  /** Of the asker's own units: those that may take it over now, with what they took already. */
  mayTake: z.array(z.object({ unitId: idText, unitName: z.string(), mechanism: idText.nullable() })),
})

export const listGrants = defineRoute({
  name: 'delegation.list',
  summary: '下放',
  method: 'GET',
  path: '/api/t/:county/delegation',
  params: inCounty,
  answer: z.object({
    grants: z.array(grantCard),
    /** Whether the county ever delegated anything: before that townships draw freely. */
    inUse: z.boolean(),
    mayDelegate: z.boolean(),
    /** For the form, where the asker may delegate. */
    townships: z.array(z.object({ id: idText, name: z.string() })),
    sources: z.array(grantSource.extend({ title: z.string(), parameters: z.number().int() })),
    /** Mechanisms in force that read values which each township sets for itself (各镇参数). */
    valueTables: z.array(z.object({ mechanism: idText, name: z.string() })),
  }),
  faults: [],
  access: { action: 'read', subject: 'Delegation' },
})

export const giveGrant = defineRoute({
  name: 'delegation.give',
  summary: '下放设计权限',
  method: 'POST',
  path: '/api/t/:county/delegation',
  params: inCounty,
  body: z.object({
    /** Empty = every township, also those founded later. */
    units: z.array(idText).max(300),
    ...grantTerms,
    note: z.string().trim().max(300).nullable(),
  }),
  answer: z.object({ ids: z.array(idText) }),
  faults: [
    'delegation.not-a-township',
    'delegation.already-given',
    'delegation.not-in-force',
    'mechanism.unknown',
    'mechanism.template-unknown',
    'mechanism.read-only',
  ],
  access: { action: 'delegate', subject: 'Delegation' },
})

/** Nothing new is taken over, and drafts rest; what is in force runs on. */
export const revokeGrant = defineRoute({
  name: 'delegation.revoke',
  summary: '收回下放',
  method: 'POST',
  path: '/api/t/:county/delegation/:grant/revoke',
  params: inGrant,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  answer: z.object({ revokedAt: instantText }),
  faults: ['delegation.unknown', 'delegation.already-revoked', 'mechanism.read-only'],
  access: { action: 'delegate', subject: 'Delegation' },
})

/** Under which terms a mechanism was taken over: what the canvas shows as locked, and why. Null where it is bound by none. */
export const readTerms = defineRoute({
  name: 'delegation.terms',
  summary: '机制受哪些下放约束',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/terms',
  params: inCounty.extend({ mechanism: idText }),
  answer: z.object({
    terms: z
      .object({
        reach: grantReach,
        filing: grantFiling,
        title: z.string(),
        revoked: z.boolean(),
        origin: mechanismDocument,
      })
      .nullable(),
    /** The version that the township agreed to and that waits for the county. */
    waiting: z.number().int().nullable(),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})
