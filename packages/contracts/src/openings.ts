import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** When each mechanism opens next by itself, and which open no more. */
export const listOpenings = defineRoute({
  name: 'openings.list',
  summary: '运行台：下次开启',
  method: 'GET',
  path: '/api/t/:county/openings',
  params: inCounty,
  answer: z.object({
    openings: z.array(
      z.object({
        mechanismId: idText,
        mechanismName: z.string(),
        opens: z.enum(['automatic', 'by-hand', 'on-event', 'over']),
        periodLabel: z.string().nullable(),
        at: instantText.nullable(),
        /** 有效期至: the last day on which a period may begin. */
        sunset: z.string().nullable(),
        /** It ends within 30 days; renewing it takes a new approval. */
        endsSoon: z.boolean(),
      }),
    ),
  }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})
