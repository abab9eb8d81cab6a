import { z } from 'zod'
import { inCycle } from './cycles.ts'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const dutyFaults = {
  'duty.unknown': 409,
  'duty.not-yours': 409,
  'duty.not-colleague': 409,
  'duty.asked-already': 409,
  'duty.nobody': 409,
  'duty.urged-today': 409,
  'duty.urged-enough': 409,
  'duty.acted-on': 409,
  'duty.nothing-said': 409,
  'duty.claimed': 409,
  'duty.items-count': 400,
} as const

const words = z.string().trim().min(1).max(2000)
const appended = z.object({ facts: z.number().int() })
/** A row of a block, or the whole table. */
const place = z.object({ block: z.string(), row: z.string().nullable() })

const dutyKind = z.enum(['answer', 'judge', 'notice', 'decide', 'freeze', 'sign', 'settle', 'record'])
const placed = {
  cycle: idText,
  mechanismName: z.string(),
  periodLabel: z.string(),
  block: z.string(),
  blockName: z.string(),
}
const dutyRow = z.object({
  row: z.string(),
  rowName: z.string(),
  /** 转办: who handed it on to me. */
  from: z.string().nullable(),
  urgedAt: instantText.nullable(),
})

/** Everything of one kind in one block that is due at one moment. */
export const dutyView = z.object({
  ...placed,
  kind: dutyKind,
  role: z.string(),
  dueAt: instantText.nullable(),
  /** 代理: for whom I act. */
  standsFor: z.string().nullable(),
  /** What happens when nobody does it in time. */
  silence: z.string().nullable(),
  /** The drawing lets it be filled in row by row. */
  byForm: z.boolean(),
  rows: z.array(dutyRow),
})

const orphanView = z.object({
  ...placed,
  kind: dutyKind,
  why: z.string(),
  dueAt: instantText.nullable(),
  rows: z.array(dutyRow),
})

const deedView = z.object({
  ...placed,
  kind: z.enum([
    'answered',
    'judged',
    'claimed',
    'assigned',
    'objected',
    'decided',
    'signed',
    'frozen',
    'noticed',
    'withdrawn',
  ]),
  kindName: z.string(),
  rowNames: z.array(z.string()),
  count: z.number().int(),
  at: instantText,
  standsFor: z.string().nullable(),
  /** 撤回: the facts that may still be taken back. */
  retractable: z.array(z.object({ fact: idText, rowName: z.string() })),
})

/** 交接清单: what passed from one holder to the next. */
export const handOverView = z.object({
  id: idText,
  postTitle: z.string(),
  unitName: z.string(),
  left: z.array(z.string()),
  came: z.array(z.string()),
  on: dayText,
  mine: z.enum(['left', 'came', 'other']),
  cycle: idText,
  mechanismName: z.string(),
  periodLabel: z.string(),
  duties: z.array(
    z.object({
      block: z.string(),
      blockName: z.string(),
      kind: dutyKind,
      rowName: z.string(),
      dueAt: instantText.nullable(),
    }),
  ),
})

const noteView = z.object({ at: instantText, sentence: z.string(), cycle: idText, words: z.string().nullable() })

/** Open to everybody: whoever left the last post still sees what passed on. */
export const listDuties = defineRoute({
  name: 'duties.list',
  summary: '我的工作台：待办、已办、知会',
  method: 'GET',
  path: '/api/t/:county/duties',
  params: inCounty,
  answer: z.object({
    todo: z.array(dutyView),
    done: z.array(deedView),
    /** 知会: what was handed on, urged or handed over. */
    notes: z.array(noteView),
    handOvers: z.array(handOverView),
    /** 无人任职: duties whose post nobody holds; empty for those who cannot appoint anybody. */
    orphans: z.array(orphanView),
  }),
  faults: [],
  access: 'signed-in',
})

const formField = z.object({
  id: z.string(),
  label: z.string(),
  type: z.string(),
  /** What the figure counts, e.g. 元; '' for nothing. */
  unit: z.string(),
  scale: z.number().int(),
  required: z.boolean(),
  /** Bounds as decimal text; '' for none. */
  least: z.string(),
  most: z.string(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
})

/** What was stated of each field; a field nobody filled has neither. */
const entries = z
  .array(z.object({ field: z.string(), value: z.string().max(2000).nullable(), missing: z.string().nullable() }))
  .max(200)

/** 填报: the form of a row, and what was stated the last time. */
export const readAnswerForm = defineRoute({
  name: 'duties.form',
  summary: '填报表',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/answer-form',
  params: inCycle,
  query: z.object({ block: z.string(), row: z.string() }),
  answer: z.object({
    blockName: z.string(),
    rowName: z.string(),
    dueAt: instantText.nullable(),
    fields: z.array(formField),
    /** ASK-4: the list; null where the form has none. */
    items: z
      .object({ label: z.string(), least: z.number().int(), most: z.number().int(), fields: z.array(formField) })
      .nullable(),
    /** For fields that name one. */
    units: z.array(z.object({ id: idText, name: z.string() })),
    said: z.object({ entries, items: z.array(z.object({ id: z.string(), entries })) }).nullable(),
  }),
  faults: ['cycle.unknown', 'cycle.no-such-cell', 'duty.unknown', 'duty.not-yours'],
  access: { action: 'read', subject: 'Cycle' },
})

/** 填报: fills the form of an open duty; a second time before review replaces the first (ASK-3). */
export const answerDuty = defineRoute({
  name: 'duties.answer',
  summary: '填报一行',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/answers',
  params: inCycle,
  body: z.object({
    block: z.string(),
    row: z.string(),
    entries,
    /** ASK-4: the rows of its list as they stand from now on; one stated before keeps its id, a new one has none yet. */
    items: z
      .array(z.object({ id: z.string().max(60).nullable(), entries }))
      .max(200)
      .default([]),
  }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'duty.unknown',
    'duty.not-yours',
    'duty.claimed',
    'cycle.no-such-cell',
    'cycle.value-refused',
    'duty.items-count',
    'cycle.read-only',
  ],
  access: { action: 'read', subject: 'Cycle' },
})

/** 领办: the first to claim a row answers for it (ASK-3). */
export const claimDuty = defineRoute({
  name: 'duties.claim',
  summary: '领办',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/claims',
  params: inCycle,
  body: z.object({ block: z.string(), row: z.string() }),
  answer: appended,
  faults: ['cycle.unknown', 'duty.unknown', 'duty.not-yours', 'duty.claimed', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})

/** Who may be handed a duty, or asked to sign beside: holders in the same unit, and deputies of the post. */
export const listColleagues = defineRoute({
  name: 'duties.colleagues',
  summary: '可以转办、加签的人',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/colleagues',
  params: inCycle,
  answer: z.object({
    persons: z.array(z.object({ id: idText, name: z.string(), title: z.string(), near: z.boolean() })),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

/** 转办 (PIN-7). */
export const handOnDuty = defineRoute({
  name: 'duties.hand-on',
  summary: '转办',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/hand-ons',
  params: inCycle,
  body: z.object({ block: z.string(), rows: z.array(z.string()).min(1).max(2000), to: idText, words }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'duty.unknown',
    'duty.not-yours',
    'duty.not-colleague',
    'duty.asked-already',
    'cycle.read-only',
  ],
  access: { action: 'read', subject: 'Cycle' },
})

/** 加签 (PIN-7). */
export const addSigner = defineRoute({
  name: 'duties.add-signer',
  summary: '加签',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/signers',
  params: inCycle,
  body: place.extend({ person: idText, mode: z.enum(['before', 'after']), words }),
  answer: appended,
  faults: [
    'cycle.unknown',
    'duty.unknown',
    'duty.not-yours',
    'duty.not-colleague',
    'duty.asked-already',
    'cycle.same-person',
    'cycle.read-only',
  ],
  access: { action: 'read', subject: 'Cycle' },
})

/** 撤回: takes back what one said, as long as nobody acted on it. */
export const retractFact = defineRoute({
  name: 'duties.retract',
  summary: '撤回',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/retractions',
  params: inCycle,
  body: z.object({ fact: idText, words }),
  answer: appended,
  faults: ['cycle.unknown', 'duty.nothing-said', 'duty.acted-on', 'cycle.read-only'],
  access: { action: 'read', subject: 'Cycle' },
})

/** 催办: once per duty and day, three per day and person. What may not be urged now is left out; nothing left is refused. */
export const urgeDuties = defineRoute({
  name: 'cycles.urge',
  summary: '催办',
  method: 'POST',
  path: '/api/t/:county/cycles/:cycle/urges',
  params: inCycle,
  body: z.object({ duties: z.array(place).min(1).max(2000), words: words.nullable() }),
  answer: z.object({ urged: z.number().int(), persons: z.number().int(), left: z.number().int() }),
  faults: ['cycle.unknown', 'duty.unknown', 'duty.nobody', 'duty.urged-today', 'duty.urged-enough', 'cycle.read-only'],
  access: { action: 'record', subject: 'Cycle' },
})

/** 会签, 或签, 依次, 票签: who has signed, whose turn it is, and what silence does. */
export const readReviews = defineRoute({
  name: 'duties.verdicts',
  summary: '审核进度',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/verdicts',
  params: inCycle,
  answer: z.object({
    reviews: z.array(
      z.object({
        block: z.string(),
        blockName: z.string(),
        /** How many count, in words. */
        quorum: z.string(),
        dueAt: instantText.nullable(),
        silence: z.string().nullable(),
        rows: z.array(
          z.object({
            row: z.string(),
            rowName: z.string(),
            said: z.array(
              z.object({
                name: z.string(),
                verdict: z.enum(['passed', 'refused']),
                at: instantText,
                standsFor: z.string().nullable(),
                /** The row changed since: the verdict does not count any more (REV-2). */
                stale: z.boolean(),
              }),
            ),
            /** Whose turn it is. */
            next: z.array(z.string()),
            /** How many are still missing; null where that is not known. */
            missing: z.number().int().nullable(),
            turn: z.object({ at: z.number().int(), of: z.number().int() }).nullable(),
          }),
        ),
      }),
    ),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})
