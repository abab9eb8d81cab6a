import { idsOf, type Key } from '@jizhi/domain'
import type { AnyFact, PastCycle, Pins } from '@jizhi/mechanism'
import type { Names } from './names.ts'

type Named = Record<string, string>

/** What the ids in a period stand for: its units and objects; and apart from them whoever stated something. */
export function namesInMonth(past: PastCycle, pins: Pins, names: Names): { units: Named; persons: Named } {
  const rows = 'facts' in past ? past.facts.map(({ slot }) => slot.row ?? '') : past.totals.rows.keys
  const objects = (pins.registries ?? []).flatMap((one) => one.rows.keys)
  const units = new Set([...pins.graph.units.map(({ id }) => id as string), ...[...rows, ...objects].flatMap(idsIn)])
  const persons = new Set('facts' in past ? past.facts.flatMap(whoSaid) : [])
  const named = [...units].map((id) => [id, names.unit(id)] as const).filter(([id, name]) => name !== id)
  return {
    units: Object.fromEntries(named),
    persons: Object.fromEntries([...persons].map((id) => [id, names.person(id)])),
  }
}

const idsIn = (key: string): readonly string[] => idsOf(key as Key) // keys of our own tables

const whoSaid = ({ by, slot }: AnyFact): string[] => [by, slot.person].filter((id) => id !== undefined)
