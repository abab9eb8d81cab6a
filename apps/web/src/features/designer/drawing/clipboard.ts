import { fail, ok, type Result } from '@jizhi/domain'
import { type Fragment, fragmentOf, type Note, readMechanism } from '@jizhi/mechanism'
import type { Drawing, Positions } from './change.ts'

/** What was cut out of a drawing, to be pasted into this or another one. */
export interface Cutting {
  readonly fragment: Fragment
  readonly positions: Positions
  readonly notes: readonly Note[]
}

/** Says on the clipboard whose JSON it is. */
const MARK = 'jizhi-blocks'

/** The chosen blocks and notes as JSON, wires between them kept. Empty where nothing of it was chosen. */
export function cuttingText({ mechanism, layout }: Drawing, chosen: readonly string[]): string {
  const fragment = fragmentOf(mechanism, chosen)
  const notes = (layout.notes ?? []).filter(({ id }) => chosen.includes(id))
  if (fragment.blocks.length + notes.length === 0) return ''
  const positions = Object.fromEntries(
    fragment.blocks.flatMap(({ id }) => {
      const at = layout.positions[id]
      return at === undefined ? [] : [[id, at] as const]
    }),
  )
  return JSON.stringify({ [MARK]: 1, ...fragment, positions, notes }, undefined, 2)
}

type Refused = 'canvas.clipboard.foreign' | 'canvas.clipboard.broken'

/** Reads a clipboard; another program's words, or blocks that cannot be read, are refused. */
export function readCutting(text: string): Result<Cutting, Refused> {
  const read = jsonOf(text)
  if (typeof read !== 'object' || read === null || !(MARK in read)) return fail('canvas.clipboard.foreign')
  // Every part is looked at before it counts: the document by its own reader, places and notes below.
  const { blocks, wires, ends, positions, notes } = read as Readonly<Record<string, unknown>>
  const rounding = { rule: 'half-up', mode: 'at-end' }
  const document = readMechanism({ format: 1, id: MARK, name: MARK, rounding, blocks, wires, ends })
  if (!document.ok) return fail('canvas.clipboard.broken')
  const { value } = document
  return ok({
    fragment: { blocks: value.blocks, wires: value.wires, ends: value.ends },
    positions: placesOf(positions),
    notes: Array.isArray(notes) ? notes.filter(isNote) : [],
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const numbers = (value: object, ...names: readonly string[]): boolean =>
  names.every((name) => Number.isFinite((value as Readonly<Record<string, unknown>>)[name]))

const placesOf = (value: unknown): Positions =>
  Object.fromEntries(
    // Whether each holds two numbers is asked before it counts.
    Object.entries(Object(value) as Positions).flatMap(([id, at]) =>
      typeof at === 'object' && at !== null && numbers(at, 'x', 'y') ? [[id, { x: at.x, y: at.y }] as const] : [],
    ),
  )

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' &&
  value !== null &&
  numbers(value, 'x', 'y', 'width', 'height') &&
  typeof (value as Partial<Note>).text === 'string'
