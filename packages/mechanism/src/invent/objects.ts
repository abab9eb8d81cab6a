import { addDays, type Day, type Key } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import type { RegisterObject, RegisterRead } from '../opening/pinned-registries.ts'
import type { InventedWorld } from './world.ts'

/** How many objects a register holds. */
export const OBJECTS = 24

export const objectId = (kind: string, register: string, at: number): string => `invented-${kind}-of-${register}-${at}`

/** A register of objects that exist nowhere, spread over the invented townships. */
export function inventedObjects(read: RegisterRead, world: InventedWorld, start: Day): readonly RegisterObject[] {
  const towns = world.graph.units.filter(({ kind }) => kind === 'township')
  return Array.from({ length: OBJECTS }, (_, at) => ({
    key: objectId(read.kind, read.id, at) as Key, // made here and nowhere else
    unit: towns[at % towns.length]!.id,
    texts: Object.fromEntries(read.columns.map((column) => [column.id, inventedText(column, at, start)])),
  })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function inventedText({ type, options }: Column, at: number, start: Day): string {
  if (type === 'date') return addDays(start, (at % 10) * 7 + 1)
  if (type === 'flag') return at % 5 === 0 ? '是' : '否'
  if (type === 'choice' || type === 'grade') return options?.[at % (options.length || 1)]?.label ?? ''
  return type === 'score' || type === 'number' || type === 'count' || type === 'money'
    ? String(60 + ((at * 7) % 40))
    : ''
}
