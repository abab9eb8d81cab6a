import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

const inMechanism = inCounty.extend({ mechanism: idText })

const valueColumn = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  type: z.string(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
  /** What a township that states nothing is taken to hold; '' = missing. */
  fallback: z.string(),
  /** 在 30 到 70 之间; '' where anything goes. */
  bounds: z.string(),
  note: z.string().nullable(),
  /** Whether a township may set it: the county marked it 范围 or 自由. */
  open: z.boolean(),
})

/** 各镇参数: one row a township; a cycle pins them when it opens (PIN-1). */
export const readTownshipValues = defineRoute({
  name: 'township-values.read',
  summary: '各镇参数',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/township-values',
  params: inMechanism,
  answer: z.object({
    mechanism: idText,
    name: z.string(),
    columns: z.array(valueColumn),
    rows: z.array(
      z.object({
        unitId: idText,
        unitName: z.string(),
        /** In the order of the columns; null = the default stands. */
        values: z.array(z.string().nullable()),
        changedBy: z.string().nullable(),
        changedAt: instantText.nullable(),
        mayChange: z.boolean(),
      }),
    ),
  }),
  faults: ['mechanism.unknown', 'delegation.no-such-values'],
  access: { action: 'read', subject: 'Delegation' },
})

/** A township sets its own row within the bounds; cycles that are open keep what they pinned. */
export const saveTownshipValues = defineRoute({
  name: 'township-values.save',
  summary: '填报本镇参数',
  method: 'PUT',
  path: '/api/t/:county/mechanisms/:mechanism/township-values/:unit',
  params: inMechanism.extend({ unit: idText }),
  body: z.object({ values: z.record(z.string(), z.string().max(300).nullable()) }),
  answer: z.object({ changed: z.number().int() }),
  faults: [
    'mechanism.unknown',
    'mechanism.read-only',
    'delegation.no-such-values',
    'delegation.not-a-township',
    'delegation.value-refused',
  ],
  access: { action: 'draw', subject: 'Mechanism' },
})
