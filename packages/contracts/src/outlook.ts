import { z } from 'zod'
import { idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

/** 后果 of a draft: it and the version in force are both run over the mechanism's own last months (BACK-1…6). */
export const backtestDraft = defineRoute({
  name: 'mechanisms.backtest',
  summary: '草案用往月跑一遍，与现行版本比后果',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/backtest',
  params: inCounty.extend({ mechanism: idText }),
  answer: z.object({
    /** The version compared with; null where none is approved yet. */
    published: z.number().int().nullable(),
    /** The months that were run, earliest first. */
    periods: z.array(z.string()),
    sentences: z.array(z.string()),
    /** What becomes of whom, those with most changes first. */
    units: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        changes: z.array(z.object({ period: z.string(), sentence: z.string(), punitive: z.boolean() })),
      }),
    ),
    /** Units with changes beyond those listed. */
    more: z.number().int(),
    /** Blocks that could not be run where only official figures are known. */
    notRun: z.array(z.object({ period: z.string(), blocks: z.array(z.string()) })),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** 减负: what all mechanisms in force together ask of each kind of unit a month, and what is asked twice (BURDEN-1…3). */
export const readBurden = defineRoute({
  name: 'mechanisms.burden',
  summary: '全县机制每月要填多少',
  method: 'GET',
  path: '/api/t/:county/burden',
  params: inCounty,
  answer: z.object({ mechanisms: z.number().int(), sentences: z.array(z.string()) }),
  faults: [],
  access: { action: 'read', subject: 'Mechanism' },
})

/**
 * NOISE-1: how far two inspectors who did not know of each other were apart in the ranked figure, over the mechanism's
 * last months; and how many units the latest month ranked, for what chance alone does (NOISE-4).
 */
export const readNoise = defineRoute({
  name: 'mechanisms.noise',
  summary: '打分误差与参评数，取自往月',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/noise/:block',
  params: inCounty.extend({ mechanism: idText, block: z.string() }),
  answer: z.object({
    /** Of the latest month with a ranking, by category; empty where none was ranked yet. */
    period: z.string().nullable(),
    cohorts: z.array(z.object({ within: z.string().nullable(), count: z.number().int() })),
    pairs: z.number().int(),
    /** Fewer say nothing. */
    fewest: z.number().int(),
    /** Standard deviation of a single score with its own 90 % interval, in the unit of the ranked column. */
    spread: z.object({ error: z.string(), low: z.string(), high: z.string(), difference: z.string() }).nullable(),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})
