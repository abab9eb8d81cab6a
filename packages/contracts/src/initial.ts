import { z } from 'zod'
import { idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

/** What 期初 and 下达资金 can be stated of: counters of mechanisms, units with accounts, and pools there are. */
export const readInitialChoices = defineRoute({
  name: 'initial.choices',
  summary: '期初和下达资金：可选的计数、单位和资金池',
  method: 'GET',
  path: '/api/t/:county/initial-choices',
  params: inCounty,
  answer: z.object({
    mechanisms: z.array(
      z.object({
        id: idText,
        name: z.string(),
        ownerUnitId: idText,
        ownerName: z.string(),
        /** What its history counts per unit (HIST-13); without any, balances can still be stated. */
        counters: z.array(
          z.object({ block: z.string(), figure: z.string(), label: z.string(), rows: z.array(idText) }),
        ),
      }),
    ),
    units: z.array(z.object({ id: idText, label: z.string() })),
    pools: z.array(z.object({ owner: idText, name: z.string() })),
  }),
  faults: [],
  access: { action: 'propose', subject: 'Order' },
})
