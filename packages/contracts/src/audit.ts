import { z } from 'zod'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** One transaction that wrote: who did what when, and how many rows of which table it left. */
export const actView = z.object({
  seq: z.number().int(),
  at: instantText,
  /** Null: the platform itself. */
  actor: z.object({ id: idText, name: z.string().nullable() }).nullable(),
  action: z.string(),
  /** The action in words. */
  words: z.string(),
  subject: z.string(),
  hash: z.string(),
  wrote: z.array(z.object({ words: z.string(), rows: z.number().int(), deleted: z.boolean() })),
})

/** 经过: what was written in this county, newest first. */
export const listAudit = defineRoute({
  name: 'audit.list',
  summary: '查看经过',
  method: 'GET',
  path: '/api/t/:county/audit',
  params: inCounty,
  query: z.object({
    before: z.coerce.number().int().positive().optional(),
    actor: idText.optional(),
    action: z.string().min(1).max(80).optional(),
    from: dayText.optional(),
    to: dayText.optional(),
  }),
  answer: z.object({
    acts: z.array(actView),
    /** Ask again with `before`; null when these were the oldest. */
    next: z.number().int().nullable(),
    actions: z.array(z.object({ action: z.string(), words: z.string() })),
  }),
  faults: [],
  access: { action: 'read', subject: 'Audit' },
})

export const auditFinding = z.object({
  kind: z.enum(['altered', 'missing', 'unrecorded', 'act-altered', 'acts-missing', 'reordered', 'tail', 'noted']),
  words: z.string(),
  seq: z.number().int().nullable(),
})

/** 校验: walks the whole chain and holds every row against it. A head noted outside may be named, to be found again. */
export const verifyAudit = defineRoute({
  name: 'audit.verify',
  summary: '校验经过',
  method: 'GET',
  path: '/api/t/:county/audit/verification',
  params: inCounty,
  query: z.object({
    seq: z.coerce.number().int().positive().optional(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  answer: z.object({
    acts: z.number().int(),
    rows: z.number().int(),
    head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
    found: z.number().int(),
    /** The first two hundred. */
    findings: z.array(auditFinding),
  }),
  faults: [],
  access: { action: 'read', subject: 'Audit' },
})
