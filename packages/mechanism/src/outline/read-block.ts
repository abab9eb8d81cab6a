import { blockDef } from '../blocks/index.ts'
import { issueWords, sayIssue } from '../blocks/issue-words.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import { shapeOf } from '../blocks/setting-shape.ts'
import type { Block, Json, JsonObject } from '../model/mechanism.ts'
import type { Head } from './head.ts'
import { type Reading, readSettings } from './read-settings.ts'
import type { Line, OutlineFault } from './text-tree.ts'

/** One numbered item as it was read: its block, and the lines about wires and ends, which need the others. */
export interface Item {
  readonly head: Head
  readonly line: Line
  block: Block
  readonly reading: Reading
  readonly wires: readonly Line[]
  readonly ends: readonly Line[]
  /** Settings nobody could read stand in the text as they are, and are taken so. */
  readonly isRaw: boolean
}

const RAW = /^原文\s*[：:]\s*(.*)$/s
const WIRE = /^接在/
const END = /^到此为止/

export function readItem(head: Head, id: string, line: Line): Item {
  const reading: Reading = { faults: [], waiting: [], lines: new Map() }
  const wires = line.below.filter((one) => WIRE.test(one.text))
  const ends = line.below.filter((one) => END.test(one.text))
  const raw = line.below.find((one) => RAW.test(one.text))
  const settings = line.below.filter((one) => one !== raw && !wires.includes(one) && !ends.includes(one))
  const config = raw === undefined ? own(head, settings, reading) : rawSettings(raw, reading.faults)
  const block: Block = {
    id,
    // An unknown kind is let through, as in documents; check names it.
    kind: head.kind as Block['kind'],
    ...(head.name === undefined ? {} : { name: head.name }),
    config,
  }
  return { head, line, block, reading, wires, ends, isRaw: raw !== undefined }
}

function own(head: Head, lines: readonly Line[], reading: Reading): JsonObject {
  if (!isBlockKind(head.kind)) return {}
  const shape = shapeOf(blockDef(head.kind).schema)
  return shape.form === 'group' ? readSettings(shape.fields, lines, [], reading) : {}
}

function rawSettings(line: Line, faults: OutlineFault[]): JsonObject {
  try {
    const read: unknown = JSON.parse(RAW.exec(line.text)?.[1] ?? '')
    // What was JSON stays JSON.
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as JsonObject
  } catch {
    // Said below, as for any other text that is none.
  }
  faults.push({ line: line.number, message: '原文要照样保留，格式不对；可以删去这一行，改写各项设置。' })
  return {}
}

/** The settings with what the kind supposes filled in; complaints at the line of the setting. */
export function settled(item: Item): { readonly config: JsonObject; readonly faults: readonly OutlineFault[] } {
  const { block } = item
  if (item.isRaw || !isBlockKind(block.kind)) return { config: block.config, faults: [] }
  const { schema } = blockDef(block.kind)
  const parsed = schema.safeParse(block.config, { error: issueWords })
  // Settings are JSON by their schemas.
  if (parsed.success) return { config: parsed.data as unknown as JsonObject, faults: [] }
  // A word that still waits to be looked up is complained about there.
  const waiting = new Set(item.reading.waiting.map((one) => one.path.join(' ')))
  const faults = parsed.error.issues
    .filter((issue) => !waiting.has(issue.path.map(String).join(' ')))
    .map((issue) => ({ line: lineOf(item, issue.path), message: sayIssue(schema, block.config, issue) }))
  return { config: block.config, faults }
}

/** The line of the setting, or of the nearest thing around it. */
function lineOf(item: Item, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = item.reading.lines.get(path.slice(0, length).map(String).join(' '))
    if (line !== undefined) return line
  }
  return item.line.number
}

/** A copy with the value at a path that is there. */
export function withValue(into: Json, path: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(into)) return into.map((one: Json, at) => (at === step ? withValue(one, rest, value) : one))
  const object = into as JsonObject // the path was made while reading this value
  return { ...object, [step]: withValue(object[step] ?? {}, rest, value) }
}
