import { z } from 'zod'
import { dayText, idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'
import { unitKind } from './units.ts'

const foundPost = z.object({
  unitName: z.string(),
  /** Empty where the relation leads to a person without a post. */
  title: z.string(),
  holders: z.array(
    z.object({
      /** Null where the asker may not see names. */
      name: z.string().nullable(),
      deputy: z.boolean(),
      /** Acts for somebody who is away. */
      standsIn: z.boolean(),
    }),
  ),
})

/** Whom a `who` setting finds today (PIN-4), or a measure would meet (LAD-2), over every unit that would be a row; nothing is kept. */
export const findWho = defineRoute({
  name: 'posts.who',
  summary: '一条“谁”“对谁”的设置今天找到谁',
  method: 'GET',
  path: '/api/t/:county/who',
  params: inCounty,
  query: z.object({
    /** The unit that owns the mechanism. */
    owner: idText,
    /** Who acts, or whom it meets. */
    side: z.enum(['actor', 'target']).default('actor'),
    at: z.enum(['owner', 'row', 'parent', 'relation']),
    level: unitKind.optional(),
    relation: z.string().max(40).optional(),
    /** Empty where a measure is against the unit itself, or whoever the relation leads to. */
    role: z.string().max(40).default(''),
    deputy: z.enum(['yes', 'no']).default('yes'),
    /** Of which kind the rows are; without it only a post of the owner can be looked for. */
    rows: unitKind.optional(),
  }),
  answer: z.object({
    day: dayText,
    rows: z.number().int(),
    /** Rows for which somebody is found. */
    found: z.number().int(),
    /** The first few of them, in official order. */
    samples: z.array(
      z.object({
        unitName: z.string(),
        posts: z.array(foundPost),
        /** The units a measure is against, where it is against no person. */
        units: z.array(z.string()),
      }),
    ),
    /** The first rows without anybody: the path leads nowhere, there is no such post, or nobody holds it. */
    missing: z.array(z.object({ unitName: z.string(), why: z.enum(['no-place', 'no-post', 'vacant']) })),
  }),
  faults: ['unit.unknown'],
  access: { action: 'read', subject: 'Post' },
})
