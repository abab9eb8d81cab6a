import { z } from 'zod'
import { cellView, columnView } from './cycles.ts'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** An official result of one period: frozen here, or imported with its source. */
const officialResult = z.object({
  id: idText,
  mechanismId: idText,
  mechanismName: z.string(),
  block: z.string(),
  resultName: z.string(),
  period: z.string(),
  periodLabel: z.string(),
  revision: z.number().int(),
  rows: z.number().int(),
  origin: z.enum(['frozen', 'imported']),
  source: z.string().nullable(),
  at: instantText,
})

export const listResults = defineRoute({
  name: 'history.list',
  summary: '历史成绩',
  method: 'GET',
  path: '/api/t/:county/results',
  params: inCounty,
  query: z.object({ mechanism: idText.optional() }),
  answer: z.object({ results: z.array(officialResult) }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

export const readResult = defineRoute({
  name: 'history.read',
  summary: '某一期的正式成绩',
  method: 'GET',
  path: '/api/t/:county/results/:result',
  params: inCounty.extend({ result: idText }),
  answer: z.object({
    result: officialResult,
    columns: z.array(columnView),
    rows: z.array(z.object({ key: z.string(), name: z.string(), cells: z.array(cellView) })),
  }),
  faults: ['cycle.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})
