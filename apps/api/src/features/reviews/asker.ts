import { type BlockId, dayLabel, dayOf, type Instant } from '@jizhi/domain'
import { type ObjectionConfig, readConfig, reviewWindow } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { mayObject, type Standing, upstreamOf } from '../cycles/index.ts'

/** The row's own clerk, or the one above it, where the drawing names nobody who may object. */
const CLERK: ObjectionConfig['objector'] = { at: 'row', role: 'clerk', deputy: true, relation: '', level: '' }

/** OBJ-6: who asks is who could object in the first layer upstream of the result. */
export function mayAsk(standing: Standing, block: string, row: string, actor: Actor): boolean {
  return mayObject(standing, objectorOf(standing, block), row, actor)
}

function objectorOf({ mechanism }: Standing, result: string): ObjectionConfig['objector'] {
  const above = upstreamOf(mechanism, result)
  for (const block of mechanism.blocks) {
    const config =
      block.kind === 'objection' && above.includes(block.id) ? readConfig({ ...block, kind: 'objection' }) : undefined
    if (config?.ok === true) return config.value.objector
  }
  return CLERK
}

/** Refuses what comes too early or too late; the last of 30 days counts to its end (TIME-1, TIME-2). */
export function refuseUntimely({ facts }: Standing, block: string, row: string, now: number): void {
  const closesAt = reviewWindow(facts, block)(row)
  if (closesAt === undefined) throw new Fault('review.not-frozen')
  if (now >= closesAt) {
    const last = dayOf((closesAt - 1) as Instant) // the window ends with its last day
    throw new Fault('review.closed', { closedAt: `${dayLabel(last)} 24:00` })
  }
}

/** OBJ-2, OBJ-4: columns of the frozen table, each once per row; no column means the row as a whole. */
export function refuseUnaskable(standing: Standing, block: string, row: string, columns: readonly string[]): void {
  const labels = new Map(columnsOf(standing, block).map(({ id, label }) => [id, label]))
  const unknown = columns.find((column) => !labels.has(column))
  if (unknown !== undefined) throw new Fault('cycle.not-disputable', { column: unknown })
  const before = new Set(
    standing.facts.flatMap((fact) =>
      fact.kind === 'objected' && fact.slot.block === block && fact.slot.row === row
        ? fact.value.columns.length === 0
          ? ['']
          : fact.value.columns
        : [],
    ),
  )
  const wanted = columns.length === 0 ? [''] : columns
  if (wanted.every((column) => before.has(column))) throw new Fault('review.asked-before')
}

export const columnsOf = ({ derived }: Standing, block: string) => derived.tables[block]?.frozen?.columns ?? []

export const isResult = ({ derived }: Standing, block: string): boolean =>
  derived.results.some((one) => one.block === (block as BlockId)) // compared only
