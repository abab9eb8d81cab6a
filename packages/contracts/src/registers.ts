import { z } from 'zod'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const registerFaults = { 'register.unknown': 404 } as const

const card = z.object({
  /** As drawings name it. */
  id: z.string(),
  /** 证照台账 */
  name: z.string(),
  columns: z.array(z.string()),
  /** Mechanisms in force whose rosters read it. */
  readers: z.array(z.object({ id: idText, name: z.string() })),
  mayImport: z.boolean(),
})

/** 台账: there is one as soon as a mechanism in force reads it. */
export const listRegisters = defineRoute({
  name: 'registers.list',
  summary: '台账',
  method: 'GET',
  path: '/api/t/:county/registers',
  params: inCounty,
  answer: z.object({
    registers: z.array(card.extend({ objects: z.number().int(), changedAt: instantText.nullable() })),
  }),
  faults: [],
  access: { action: 'read', subject: 'Cycle' },
})

export const readRegister = defineRoute({
  name: 'registers.read',
  summary: '一本台账：每一个的编号、名称、所在单位和各列',
  method: 'GET',
  path: '/api/t/:county/registers/:register',
  params: inCounty.extend({ register: z.string().min(1).max(40) }),
  query: z.object({
    /** With everything that stood before and was changed or struck off. */
    past: z.enum(['1']).optional(),
    search: z.string().max(80).optional(),
    page: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  answer: card.extend({
    objects: z.array(
      z.object({
        id: idText,
        number: z.string(),
        name: z.string(),
        unitName: z.string(),
        /** In the order of the columns; null where nothing is stated. */
        values: z.array(z.string().nullable()),
        from: dayText,
        to: dayText.nullable(),
      }),
    ),
    total: z.number().int(),
    pageSize: z.number().int(),
  }),
  faults: ['register.unknown'],
  access: { action: 'read', subject: 'Cycle' },
})
