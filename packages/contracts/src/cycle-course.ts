import { z } from 'zod'
import { inCycle } from './cycles.ts'
import { idText, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** Facts of one act in one line: of one import, one delivery of notices; or a single fact. */
export const factLine = z.object({
  /** The number of the newest fact of the line; the next page begins before it. */
  seq: z.number().int(),
  /** How many facts the line stands for. */
  count: z.number().int(),
  /** 填报 / 告知 / 定榜 … in the county's words. */
  kind: z.string(),
  /** Null when the line stands for several rows, or for none. */
  rowName: z.string().nullable(),
  blockName: z.string().nullable(),
  /** When it was true, and when it was learned. */
  at: instantText,
  known: instantText,
  by: z.string().nullable(),
  /** PIN-6: for whom, when somebody stood in. */
  standsFor: z.string().nullable(),
  file: z.string().nullable(),
  cell: z.string().nullable(),
  /** What was stated, as one Chinese sentence without its stop. */
  sentence: z.string(),
  /** The words given as reason; null when there are none or they were erased. */
  words: z.string().nullable(),
  /** How many of these facts a later one supersedes (FACT-5). */
  superseded: z.number().int(),
})

/** Every fact of a cycle, newest first; facts of one act stand in one line. */
export const listFacts = defineRoute({
  name: 'cycles.facts',
  summary: '一期：经过，逐条事实',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/facts',
  params: inCycle,
  query: z.object({ before: z.coerce.number().int().min(1).optional() }),
  answer: z.object({
    lines: z.array(factLine),
    /** What to ask for next: lines before this number; null at the beginning of the cycle. */
    next: z.number().int().nullable(),
    facts: z.number().int(),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})

/** The newest published table of each block, compared with the figures as they stand now. */
export const readPublished = defineRoute({
  name: 'cycles.published',
  summary: '一期：与已发布名次的比对',
  method: 'GET',
  path: '/api/t/:county/cycles/:cycle/published',
  params: inCycle,
  answer: z.object({
    comparisons: z.array(
      z.object({
        import: idText,
        block: z.string(),
        blockName: z.string(),
        fileName: z.string(),
        by: z.string(),
        at: instantText,
        rows: z.number().int(),
        /** Rows whose published place differs from the computed one; a place is a number, or 无名次. */
        differences: z.array(
          z.object({ row: z.string(), name: z.string(), published: z.string(), computed: z.string() }),
        ),
      }),
    ),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})
