import type { Json, Mechanism, SettingPath } from '../model/mechanism.ts'
import type { Edit } from './edit.ts'
import { plainSettings } from './settings.ts'

interface Reading {
  readonly block: string
  readonly path: SettingPath
  readonly scheme: string
}

/** HIST-1, ROST-1: other mechanisms whose frozen tables a drawing reads, by the names it gives them. */
export const schemesRead = (mechanism: Mechanism): readonly string[] => [
  ...new Set(readings(mechanism).map(({ scheme }) => scheme)),
]

/** The edit that makes a drawing read another mechanism under the name that it bears here. */
export const readFrom = (mechanism: Mechanism, scheme: string, name: string): Edit => ({
  do: 'all',
  edits: readings(mechanism)
    .filter((one) => one.scheme === scheme)
    .map(({ block, path }) => ({ do: 'set', block, path, value: name })),
})

function readings(mechanism: Mechanism): readonly Reading[] {
  return mechanism.blocks.flatMap((block) => {
    const settings = plainSettings(block)
    if (!settings.ok || (block.kind === 'cycle' && !isOfOurs(settings.value.event))) return []
    return schemesIn(settings.value, []).map((one) => ({ block: block.id, ...one }))
  })
}

/** An event from outside (`arrival`) names a source of its own, no mechanism. */
const isOfOurs = (event: Json | undefined): boolean =>
  typeof event === 'object' && event !== null && 'on' in event && (event.on === 'result' || event.on === 'case')

function schemesIn(value: Json, path: SettingPath): readonly Omit<Reading, 'block'>[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value as { readonly [name: string]: Json })
  return inner.flatMap(([step, one]) =>
    step === 'scheme' && typeof one === 'string'
      ? one === ''
        ? []
        : [{ path: [...path, step], scheme: one }]
      : schemesIn(one, [...path, step]),
  )
}
