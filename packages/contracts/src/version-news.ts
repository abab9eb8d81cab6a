import { z } from 'zod'
import { dayText, idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

/** 说明: what a version brings, told to the units it concerns, and what it wants of the reader's own ones. */
export const readVersionNews = defineRoute({
  name: 'mechanisms.news',
  summary: '某一版的说明：变了什么、对本单位有什么要求',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/versions/:version/news',
  params: inCounty.extend({ mechanism: idText, version: z.coerce.number().int().min(1) }),
  answer: z.object({
    /** First period in which it holds, canonical text. */
    from: z.string(),
    planNumber: z.string().nullable(),
    sunset: dayText.nullable(),
    /** None where nothing was written, or where it was erased on request. */
    explanation: z.string().nullable(),
    /** The approved version before it; null where it is the first one. */
    before: z.number().int().nullable(),
    /** What changed against that one, in Chinese sentences without their stops. */
    changes: z.array(z.string()),
    /** Of each of the reader's units that it concerns: what it has to fill in, and whether it is assessed. */
    mine: z.array(z.object({ unitName: z.string(), asks: z.array(z.string()), assessed: z.boolean() })),
  }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})
