import { z } from 'zod'
import { layoutShape, mechanismDocument } from './mechanisms.ts'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const namedDraftFaults = { 'named-draft.unknown': 404, 'named-draft.name-taken': 409 } as const

const inMechanism = inCounty.extend({ mechanism: idText })

/** 命名保存: what a draft was at some moment, under a name. */
const namedDraftView = z.object({
  id: idText,
  name: z.string(),
  /** None where nothing was written, or where it was erased on request. */
  note: z.string().nullable(),
  by: z.string(),
  at: instantText,
  blocks: z.number().int(),
})

/** Newest first. */
export const listNamedDrafts = defineRoute({
  name: 'named-drafts.list',
  summary: '命名保存的草稿',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/named-drafts',
  params: inMechanism,
  answer: z.object({ named: z.array(namedDraftView) }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

export const readNamedDraft = defineRoute({
  name: 'named-drafts.read',
  summary: '某一份命名保存的草稿',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/named-drafts/:draft',
  params: inMechanism.extend({ draft: idText }),
  answer: z.object({ named: namedDraftView, document: mechanismDocument, layout: layoutShape }),
  faults: ['mechanism.unknown', 'named-draft.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** Keeps the draft as it is stored, if it is still the one that was seen. What is kept never changes. */
export const keepNamedDraft = defineRoute({
  name: 'named-drafts.keep',
  summary: '命名保存草稿',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/named-drafts',
  params: inMechanism,
  body: z.object({
    revision: z.number().int(),
    name: z.string().trim().min(1).max(40),
    note: z.string().trim().max(500).nullable(),
  }),
  answer: z.object({ id: idText }),
  faults: ['mechanism.unknown', 'mechanism.draft-changed', 'mechanism.read-only', 'named-draft.name-taken'],
  access: { action: 'draw', subject: 'Mechanism' },
})
