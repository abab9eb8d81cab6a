import { fail, ok, type Result } from '@jizhi/domain'
import { z } from 'zod'
import type { Finding } from './block-def.ts'
import type { Mechanism } from './mechanism.ts'

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)
const portRef = z.strictObject({ block: id, port: z.string().min(1).max(64) })

/** Shape and size of a document from outside. What its blocks mean is for `check` to say: drafts may be unsound. */
const document = z.strictObject({
  format: z.literal(1),
  id,
  name: z.string().min(1).max(60),
  rounding: z.strictObject({
    mode: z.enum(['at-end', 'each-step']),
    rule: z.enum(['half-up', 'half-even', 'up', 'down']),
  }),
  blocks: z
    .array(
      z.strictObject({
        id,
        kind: z.string().max(40),
        name: z.string().min(1).max(40).exactOptional(),
        config: z.record(z.string().max(60), z.json()),
      }),
    )
    .max(200),
  wires: z.array(z.strictObject({ from: portRef, to: portRef })).max(1000),
  ends: z.array(portRef).max(1000),
})

/** Reads a mechanism document out of JSON; names the place where it does not have the shape of one. */
export function readMechanism(value: unknown): Result<Mechanism, Finding> {
  const parsed = document.safeParse(value)
  // An unknown kind is let through: `check` names it with the block to mend.
  if (parsed.success) return ok(parsed.data as Mechanism)
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  return fail({
    code: 'check.document',
    severity: 'error',
    message: `这不是机制文件，或已损坏${where === '' ? '' : `（${where}）`}，请重新导出后再试。`,
  })
}
