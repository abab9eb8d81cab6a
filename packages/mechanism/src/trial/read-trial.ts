import { fail, ok, type Result } from '@jizhi/domain'
import { z } from 'zod'
import { issueWords } from '../blocks/issue-words.ts'
import { complaints } from '../facts-file/complaints.ts'
import type { FileFault } from '../facts-file/file-fault.ts'
import type { Trial } from './trial.ts'

/** A trial holds a county's month and no more than a county's month. */
const MOST_FACTS = 40_000
const MOST_ROWS = 20_000

const text = z.string().max(2000)
const keys = z.array(z.string().min(1).max(400)).max(MOST_ROWS)

const outcome = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        place: text,
        name: text,
        keys,
        columns: z
          .array(z.strictObject({ id: text, label: text, ids: z.boolean(), texts: z.array(z.string()).max(MOST_ROWS) }))
          .max(400),
      }),
    )
    .max(40),
  lists: z
    .array(
      z.strictObject({
        kind: z.enum(['listed', 'document', 'money', 'points']),
        what: text,
        punitive: z.boolean(),
        rows: z.record(z.string(), z.string().regex(/^-?\d{1,30}$/)),
      }),
    )
    .max(400),
})

const fact = z.looseObject({
  id: z.string(),
  kind: z.string(),
  slot: z.looseObject({}),
  at: z.number(),
  known: z.number(),
})
const past = z.union([
  z.strictObject({ period: z.string().min(1).max(60), facts: z.array(fact).min(1).max(MOST_FACTS) }),
  z.strictObject({
    period: z.string().min(1).max(60),
    pins: z.looseObject({ period: z.string() }),
    totals: z.looseObject({ rows: z.looseObject({ keys }), types: z.array(z.unknown()) }),
  }),
])

const trial = z.strictObject({
  name: z.string().trim().min(1).max(60),
  why: z.string().trim().max(500),
  past,
  names: z.record(z.string(), z.string().max(80)),
  expected: outcome,
})

/** One trial out of a file; the inside of its facts is the heart's own and is read where it is derived. */
export function readTrial(value: unknown): Result<Trial, readonly FileFault[]> {
  const read = trial.safeParse(value, { error: issueWords })
  return read.success ? ok(read.data as unknown as Trial) : fail(complaints(read.error, [])) // checked as far as it is spelt out above
}
