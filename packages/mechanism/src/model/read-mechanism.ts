import { fail, ok, type Result } from '@jizhi/domain'
import { z } from 'zod'
import type { Finding } from './block-def.ts'
import type { Group, Mechanism } from './mechanism.ts'

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)
const portRef = z.strictObject({ block: id, port: z.string().min(1).max(64) })

const decimalText = z.string().regex(/^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/)

const group = z.strictObject({ id, title: z.string().trim().min(1).max(40), blocks: z.array(id).max(200) })

const parameter = z.strictObject({
  id,
  label: z.string().trim().min(1).max(40),
  block: id,
  path: z
    .array(z.union([z.string().min(1).max(64), z.int().min(0).max(1000)]))
    .min(1)
    .max(12),
  mode: z.enum(['locked', 'range', 'free']),
  least: decimalText.exactOptional(),
  most: decimalText.exactOptional(),
  options: z.array(z.string().max(64)).max(60).exactOptional(),
  note: z.string().min(1).max(200).exactOptional(),
})

/** Shape and size of a document from outside. What its blocks mean is for `check` to say: drafts may be unsound. */
export const mechanismShape = z.strictObject({
  $schema: z.string().exactOptional(),
  format: z.literal(1),
  id,
  name: z.string().min(1).max(60),
  rounding: z.strictObject({
    mode: z.enum(['at-end', 'each-step']),
    rule: z.enum(['half-up', 'half-even', 'up', 'down']),
    scale: z.int().min(0).max(10).exactOptional(),
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
  groups: z.array(group).max(100).exactOptional(),
  parameters: z.array(parameter).max(300).exactOptional(),
})

/** Reads a mechanism document out of JSON; names the place where it does not have the shape of one. */
export function readMechanism(value: unknown): Result<Mechanism, Finding> {
  const parsed = mechanismShape.safeParse(value)
  // An unknown kind is let through: `check` names it with the block to mend.
  if (parsed.success) {
    const { $schema: _schema, ...document } = parsed.data
    return ok(withoutEmpty(document as Mechanism))
  }
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  return fail({
    code: 'check.document',
    severity: 'error',
    message: `这不是机制文件，或已损坏${where === '' ? '' : `（${where}）`}，请重新导出后再试。`,
  })
}

/** One writing for none, so that an undone edit gives back the document as it was (EDIT-1). */
function withoutEmpty(read: Mechanism): Mechanism {
  const { groups: _groups, parameters = [], ...drawn } = read
  const groups = soundGroups(read)
  return {
    ...drawn,
    ...(groups.length === 0 ? {} : { groups }),
    ...(parameters.length === 0 ? {} : { parameters }),
  }
}

/** GROUP-1: a block stands in one group, the first that names it; a group without blocks is none. */
function soundGroups(read: Mechanism): readonly Group[] {
  const free = new Set(read.blocks.map((block) => block.id))
  const groups = new Map<string, Group>()
  for (const group of read.groups ?? []) {
    const blocks = group.blocks.filter((id) => free.delete(id))
    if (blocks.length > 0 && !groups.has(group.id)) groups.set(group.id, { ...group, blocks })
  }
  return [...groups.values()]
}
