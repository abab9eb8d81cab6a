import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const mechanismFaults = {
  'mechanism.unknown': 404,
  'mechanism.template-unknown': 404,
  'mechanism.owner-not-yours': 403,
  'mechanism.invalid-document': 400,
  'mechanism.draft-changed': 409,
  'mechanism.has-errors': 409,
  'mechanism.nothing-to-submit': 409,
  'mechanism.already-decided': 409,
  'mechanism.same-person': 409,
  'mechanism.read-only': 409,
  'mechanism.value-refused': 409,
  'mechanism.sheet-misfit': 409,
  'mechanism.no-upstream': 409,
} as const

/** More trials than these are not run at every stroke of the pen. */
export const MOST_TRIALS = 20

const inMechanism = inCounty.extend({ mechanism: idText })
const inVersion = inMechanism.extend({ version: z.coerce.number().int().min(1) })

/** A mechanism as it travels. Its shape is checked by `check` of the mechanism package, not here: drafts may be unsound. */
export const mechanismDocument = z
  .object({ format: z.literal(1), id: z.string(), name: z.string().min(1).max(80) })
  .catchall(z.unknown())

/** A note on the canvas, in canvas pixels; as long as a note may be, no document. */
const noteShape = z.object({
  id: z.string().min(1).max(60),
  x: z.number(),
  y: z.number(),
  width: z.number().min(80).max(1200),
  height: z.number().min(40).max(1200),
  text: z.string().max(1000),
})

export const layoutShape = z.object({
  positions: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
  notes: z.array(noteShape).max(100).readonly().optional(),
})

export const findingView = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  block: z.string().optional(),
  port: z.string().optional(),
  message: z.string(),
})

export const versionView = z.object({
  version: z.number().int(),
  state: z.enum(['submitted', 'approved', 'returned']),
  planNumber: z.string().nullable(),
  inForceFrom: z.string(),
  explanation: z.string().nullable(),
  digest: z.string(),
  /** The person, whatever the name says: whoever hands in does not approve. */
  submittedById: idText,
  submittedBy: z.string(),
  submittedAt: instantText,
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  decisionReason: z.string().nullable(),
})

const draftView = z.object({
  document: mechanismDocument,
  layout: layoutShape,
  /** Optimistic lock: send it back with the next save. */
  revision: z.number().int(),
  updatedBy: z.string(),
  updatedAt: instantText,
})

export const mechanismCard = z.object({
  id: idText,
  name: z.string(),
  ownerUnitId: idText,
  ownerName: z.string(),
  /** The version in force, if any. */
  version: z.number().int().nullable(),
  /** An approved version that does not hold yet, and the first day from which it will. */
  coming: z.object({ version: z.number().int(), from: z.string() }).nullable(),
  /** A submitted version that waits for the second person. */
  waiting: z.number().int().nullable(),
  draftDiffers: z.boolean(),
  updatedAt: instantText,
  /** What it was made from; none where it was drawn freely. */
  origin: z
    .object({
      kind: z.enum(['template', 'mechanism']),
      /** The template's name, or the id of the county's mechanism. */
      source: z.string(),
      title: z.string(),
      /** The version that was taken, and the newest one there is. */
      version: z.number().int(),
      newest: z.number().int(),
    })
    .nullable(),
})

export const listMechanisms = defineRoute({
  name: 'mechanisms.list',
  summary: '机制清单',
  method: 'GET',
  path: '/api/t/:county/mechanisms',
  params: inCounty,
  answer: z.object({ mechanisms: z.array(mechanismCard) }),
  faults: [],
  access: { action: 'read', subject: 'Mechanism' },
})

/** What can be drawn from: shipped templates, with what they model. */
export const listTemplates = defineRoute({
  name: 'mechanisms.templates',
  summary: '机制模板',
  method: 'GET',
  path: '/api/t/:county/templates',
  params: inCounty,
  answer: z.object({
    templates: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        summary: z.string(),
        version: z.string(),
        blocks: z.number().int(),
      }),
    ),
  }),
  faults: [],
  access: { action: 'read', subject: 'Mechanism' },
})

/**
 * Starts a draft from a template, from a mechanism of the county (`copyOf`), from a file (`document`), or from an empty
 * canvas. `values` are answers to its parameters (PARAM-3), `sheets` the scoring sheet of each 计分 (SHEET-5). The owner
 * unit's subtree bounds its roster (ROST-6).
 */
export const createMechanism = defineRoute({
  name: 'mechanisms.create',
  summary: '新建机制',
  method: 'POST',
  path: '/api/t/:county/mechanisms',
  params: inCounty,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    ownerUnitId: idText,
    template: z.string().nullable(),
    copyOf: idText.optional(),
    document: mechanismDocument.optional(),
    /** Where the cards of that document stood. */
    layout: layoutShape.optional(),
    values: z.record(z.string(), z.unknown()).optional(),
    /** Which mechanism of the county stands for one that the drawing reads: by the names both bear. */
    sources: z.record(z.string(), z.string().trim().min(1).max(80)).optional(),
    sheets: z.array(z.object({ block: z.string(), sheet: idText, version: z.number().int().min(1) })).optional(),
    /** Trials that came with the document; their inside is the heart's own and is read there. */
    trials: z.array(z.unknown()).max(MOST_TRIALS).optional(),
  }),
  answer: z.object({ id: idText }),
  faults: [
    'mechanism.template-unknown',
    'mechanism.unknown',
    'mechanism.invalid-document',
    'mechanism.value-refused',
    'mechanism.sheet-misfit',
    'mechanism.owner-not-yours',
    'mechanism.read-only',
    'sheet.unknown',
    'delegation.not-granted',
    'trial.unreadable',
  ],
  access: { action: 'draw', subject: 'Mechanism' },
})

export const readMechanism = defineRoute({
  name: 'mechanisms.read',
  summary: '机制：草稿、各版与检查结果',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism',
  params: inMechanism,
  answer: z.object({
    mechanism: mechanismCard,
    draft: draftView,
    versions: z.array(versionView),
    findings: z.array(findingView),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

export const readVersion = defineRoute({
  name: 'mechanisms.version',
  summary: '某一版机制',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/versions/:version',
  params: inVersion,
  answer: z.object({ version: versionView, document: mechanismDocument, layout: layoutShape }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** Saves the whole draft; another save in between is a 409 with the newer revision, and nothing is lost. */
export const saveDraft = defineRoute({
  name: 'mechanisms.save-draft',
  summary: '保存草稿',
  method: 'PUT',
  path: '/api/t/:county/mechanisms/:mechanism/draft',
  params: inMechanism,
  body: z.object({ revision: z.number().int(), document: mechanismDocument, layout: layoutShape }),
  answer: z.object({ revision: z.number().int(), updatedAt: instantText, findings: z.array(findingView) }),
  faults: [
    'mechanism.unknown',
    'mechanism.draft-changed',
    'mechanism.invalid-document',
    'mechanism.read-only',
    'delegation.departs',
    'delegation.revoked',
  ],
  access: { action: 'draw', subject: 'Mechanism' },
})

/** Hands the draft to a second person; a draft with errors is refused with its findings. */
export const submitMechanism = defineRoute({
  name: 'mechanisms.submit',
  summary: '送审',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/submit',
  params: inMechanism,
  body: z.object({
    revision: z.number().int(),
    planNumber: z.string().trim().max(60).nullable(),
    /** First period in which it holds, canonical text (`2026-11`). */
    inForceFrom: z.string(),
    explanation: z.string().trim().max(2000).nullable(),
    /** Why trials that differ may differ; not asked for where none does. */
    trialsExplained: z.string().trim().max(1000).nullable().optional(),
  }),
  answer: z.object({ version: z.number().int() }),
  faults: [
    'mechanism.unknown',
    'mechanism.draft-changed',
    'mechanism.has-errors',
    'mechanism.nothing-to-submit',
    'mechanism.read-only',
    'cycle.bad-period',
    'delegation.departs',
    'delegation.revoked',
    'trial.unexplained',
  ],
  access: { action: 'submit', subject: 'Mechanism' },
})

/** A second person approves or returns; approved versions never change. */
export const decideVersion = defineRoute({
  name: 'mechanisms.decide',
  summary: '审批机制版本',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/versions/:version/decision',
  params: inVersion,
  body: z.object({ verdict: z.enum(['approved', 'returned']), reason: z.string().trim().max(2000).nullable() }),
  answer: z.object({ version: versionView }),
  faults: [
    'mechanism.unknown',
    'mechanism.already-decided',
    'mechanism.same-person',
    'mechanism.read-only',
    'delegation.own-second-person',
    'delegation.with-county',
  ],
  access: { action: 'approve', subject: 'Mechanism' },
})

/** The drawing as it was taken and the newest version of what it came from: the two outer sides of a three-way merge. */
export const readUpstream = defineRoute({
  name: 'mechanisms.upstream',
  summary: '机制的来源与新版',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/upstream',
  params: inMechanism,
  answer: z.object({
    title: z.string(),
    version: z.number().int(),
    newest: z.number().int(),
    base: mechanismDocument,
    theirs: mechanismDocument,
  }),
  faults: ['mechanism.unknown', 'mechanism.no-upstream'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** The drawer has looked at a newer version of the origin and taken what he wanted: it is the base from now on. */
export const takeUpstream = defineRoute({
  name: 'mechanisms.take-upstream',
  summary: '按来源的新版更新',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/upstream',
  params: inMechanism,
  body: z.object({ version: z.number().int().min(1) }),
  answer: z.object({ version: z.number().int() }),
  faults: ['mechanism.unknown', 'mechanism.no-upstream', 'mechanism.read-only'],
  access: { action: 'draw', subject: 'Mechanism' },
})
