import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const trialFaults = {
  'trial.unknown': 404,
  'trial.too-many': 409,
  'trial.no-version': 409,
  'trial.nothing': 409,
  'trial.unreadable': 400,
  'trial.unexplained': 409,
} as const

const inMechanism = inCounty.extend({ mechanism: idText })
const inTrial = inMechanism.extend({ trial: idText })

/** Which drawing says what must come out. */
const basis = z.enum(['version', 'draft'])

export const trialView = z.object({
  id: idText,
  name: z.string(),
  why: z.string(),
  periodLabel: z.string(),
  /** Where the month came from: it ran here, was invented, or came with a file or a template. */
  source: z.enum(['cycle', 'invented', 'file', 'template']),
  basis: z.enum(['version', 'draft', 'file']),
  /** Of the version in force then. */
  version: z.number().int().nullable(),
  madeBy: z.string(),
  madeAt: instantText,
  /** Outcomes that were accepted since, newest last. */
  accepted: z.array(z.object({ by: z.string(), at: instantText, why: z.string() })),
})

export const listTrials = defineRoute({
  name: 'trials.list',
  summary: '机制的用例',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/trials',
  params: inMechanism,
  answer: z.object({ trials: z.array(trialView) }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** The month and what must come out of it, as the heart plays it (TRIAL-1). */
export const readTrialMonth = defineRoute({
  name: 'trials.read',
  summary: '一个用例的全部事实与应有结果，画图时在浏览器里推导',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/trials/:trial',
  params: inTrial,
  answer: z.object({
    past: z.looseObject({ period: z.string() }),
    expected: z.looseObject({}),
    /** Units and objects; these may leave the county in a file. */
    names: z.record(z.string(), z.string()),
    /** People by their ids; these may not. */
    persons: z.record(z.string(), z.string()),
  }),
  faults: ['mechanism.unknown', 'trial.unknown'],
  access: { action: 'draw', subject: 'Mechanism' },
})

/** Keeps a month with its outcome by the version in force, or by the draft as it is stored. */
export const keepTrial = defineRoute({
  name: 'trials.keep',
  summary: '把一期存为用例',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/trials',
  params: inMechanism,
  body: z.object({
    name: z.string().trim().min(1).max(60),
    /** What it guards. */
    why: z.string().trim().max(500),
    /** A past month of this mechanism; null for an invented one. */
    cycle: idText.nullable(),
    basis,
  }),
  answer: z.object({ id: idText }),
  faults: [
    'mechanism.unknown',
    'mechanism.read-only',
    'cycle.unknown',
    'trial.too-many',
    'trial.no-version',
    'trial.nothing',
  ],
  access: { action: 'draw', subject: 'Mechanism' },
})

/** TRIAL-4: what the stored draft makes of the month is what must come out from now on. */
export const acceptTrial = defineRoute({
  name: 'trials.accept',
  summary: '接受用例的新结果',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/trials/:trial/outcome',
  params: inTrial,
  body: z.object({ why: z.string().trim().min(2).max(500) }),
  answer: z.object({ id: idText }),
  faults: ['mechanism.unknown', 'mechanism.read-only', 'trial.unknown', 'trial.nothing'],
  access: { action: 'draw', subject: 'Mechanism' },
})

export const removeTrial = defineRoute({
  name: 'trials.remove',
  summary: '删除用例',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/trials/:trial/removal',
  params: inTrial,
  body: z.object({}),
  answer: z.object({ id: idText }),
  faults: ['mechanism.unknown', 'mechanism.read-only', 'trial.unknown'],
  access: { action: 'draw', subject: 'Mechanism' },
})

/** What came out of the trials when a version was handed in, for the second person. */
export const readVersionTrials = defineRoute({
  name: 'trials.of-version',
  summary: '送审时用例的结果',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/versions/:version/trials',
  params: inMechanism.extend({ version: z.coerce.number().int().min(1) }),
  answer: z.object({
    ran: z.array(
      z.object({
        trial: idText,
        name: z.string(),
        periodLabel: z.string(),
        /** How many things came out otherwise; the first of them in words. */
        count: z.number().int(),
        sentences: z.array(z.string()),
      }),
    ),
    /** Why that may be so. */
    explained: z.string().nullable(),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})
