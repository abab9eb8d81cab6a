import fc from 'fast-check'
import { type SettingShape, shapeOf } from '../../src/blocks/setting-shape.ts'
import {
  type Block,
  blockDef,
  isBlockKind,
  type Json,
  type JsonObject,
  type Mechanism,
  settingsOf,
} from '../../src/index.ts'

/** Kinds of units and subjects are names of things, no rules: nothing is turned to them or counted among choices. */
const isNames = (values: readonly string[]): boolean => values.includes('township')
/** What decides whether anything flows at all is drawn, not turned. */
const DRAWN = new Set(['cycle.period', 'roster.source', 'roster.fixedAt', 'roster.draw'])

interface Choice {
  readonly path: readonly (string | number)[]
  readonly value: Json
  readonly others: readonly Json[]
}

/** Every choice and every yes-or-no of a block, with what else it could be. */
export function choicesOf(block: Block): readonly Choice[] {
  if (!isBlockKind(block.kind)) return []
  const { schema } = blockDef(block.kind)
  const read = schema.safeParse(block.config)
  if (!read.success) return []
  return settingsOf(schema, read.data).flatMap(({ path, meta, value }): Choice[] => {
    if (typeof value === 'boolean') return [{ path, value, others: [!value] }]
    const values = Object.keys(meta.labels ?? {})
    if (typeof value !== 'string' || values.length === 0 || isNames(values)) return []
    return [{ path, value, others: values.filter((one) => one !== value) }]
  })
}

/** A choice and its value as text, without the places in lists: `rank.bands.edge=all`. */
export const nameOf = (kind: string, path: Choice['path'], value: Json): string =>
  `${kind}.${path.filter((part) => typeof part === 'string').join('.')}=${value}`

/** Every value of every choice that settings of a kind could have. */
export const allChoices = (kind: Block['kind']): readonly string[] => namesIn(shapeOf(blockDef(kind).schema), kind)

function namesIn(shape: SettingShape, path: string): readonly string[] {
  if (shape.form === 'group') return shape.fields.flatMap((one) => namesIn(one.shape, `${path}.${one.key}`))
  if (shape.form === 'list') return shape.meta.labels ? [] : namesIn(shape.element, path)
  if (shape.kind === 'flag') return [`${path}=true`, `${path}=false`]
  const values = Object.keys(shape.meta.labels ?? {})
  return isNames(values) ? [] : values.map((value) => `${path}=${value}`)
}

/** Which block, which of its choices, and which other value. */
export const turns = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 16 })

/** The drawing with some of its choices turned to any other value, whether that makes sense or not. */
export function turned(mechanism: Mechanism, which: readonly (readonly [number, number, number])[]): Mechanism {
  const blocks = [...mechanism.blocks]
  for (const [where, what, how] of which) {
    const all = blocks.flatMap((block, at) =>
      choicesOf(block)
        .filter(({ path }) => !DRAWN.has(`${block.kind}.${path.join('.')}`))
        .map((choice) => ({ block, at, choice })),
    )
    const one = all[(where * 31 + what) % Math.max(all.length, 1)]
    const value = one?.choice.others[how % Math.max(one.choice.others.length, 1)]
    if (one === undefined || value === undefined) continue
    const config = replaced(one.block.config, one.choice.path, value) as JsonObject // an object with one value replaced
    blocks[one.at] = { ...one.block, config }
  }
  return { ...mechanism, blocks }
}

function replaced(json: Json | undefined, [first, ...rest]: Choice['path'], value: Json): Json {
  if (first === undefined) return value
  if (Array.isArray(json)) return json.map((one, at) => (at === first ? replaced(one, rest, value) : one))
  const object = (json ?? {}) as JsonObject // a path of settings leads through objects and lists
  return { ...object, [first]: replaced(object[first], rest, value) }
}
