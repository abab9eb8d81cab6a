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
