import { z } from 'zod'
import { grantFiling, grantReach } from './delegation.ts'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** 备案与审批 of a version: 已备案, 待县审批, 同意, 退回. */
export const filingView = z.object({
  version: z.number().int(),
  kind: grantFiling,
  state: z.enum(['filed', 'waiting', 'accepted', 'returned']),
  agreedBy: z.string(),
  filedAt: instantText,
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  reason: z.string().nullable(),
})

const changed = z.object({ label: z.string(), was: z.string(), now: z.string() })

/** A mechanism of a township, as the county sees it. */
export const townshipMechanism = z.object({
  id: idText,
  name: z.string(),
  unitId: idText,
  unitName: z.string(),
  /** What it was taken from; null where the township drew it by itself. */
  origin: z.object({ title: z.string(), version: z.number().int(), reach: grantReach }).nullable(),
  /** Against the origin: of the version in force or on its way, else of the draft. */
  changed: z.array(changed),
  added: z.array(z.string()),
  /** In force, if any. */
  version: z.number().int().nullable(),
  /** From which day on an approved version governs that is still to come. */
  comes: dayText.nullable(),
  /** Handed in and not yet agreed to by the township's own second person. */
  submitted: z.number().int().nullable(),
  filing: filingView.nullable(),
  /** BURDEN-1: what it asks in a month, as sentences. */
  burden: z.array(z.string()),
})

/** All mechanisms of townships within the asker's reach, and what overlaps among all that is in force. */
export const listTownshipMechanisms = defineRoute({
  name: 'filings.list',
  summary: '各镇机制与备案',
  method: 'GET',
  path: '/api/t/:county/filings',
  params: inCounty,
  answer: z.object({
    mechanisms: z.array(townshipMechanism),
    /** BURDEN-3 and more: the same datum asked twice, the same units ranked twice. */
    overlaps: z.array(z.string()),
    mayDecide: z.boolean(),
  }),
  faults: [],
  access: { action: 'read', subject: 'Delegation' },
})

/** 审批: agree or return before it is in force. 备案: object with a reason, which takes it out of force for what opens from then on. */
export const decideFiling = defineRoute({
  name: 'filings.decide',
  summary: '处理各镇备案与审批',
  method: 'POST',
  path: '/api/t/:county/filings/:mechanism/:version',
  params: inCounty.extend({ mechanism: idText, version: z.coerce.number().int().min(1) }),
  body: z.object({ verdict: z.enum(['accepted', 'returned']), reason: z.string().trim().max(300).nullable() }),
  answer: z.object({ filing: filingView }),
  faults: [
    'delegation.unknown',
    'delegation.reason-needed',
    'delegation.already-decided',
    'mechanism.same-person',
    'mechanism.read-only',
  ],
  access: { action: 'approve', subject: 'Delegation' },
})
