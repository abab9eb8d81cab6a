import type { Mechanism } from '@jizhi/mechanism'
import { blockNameOf, feedOf } from './drawing-of.ts'
import type { CycleView } from './standing.ts'
import type { PortRef } from './use-month.ts'

/** The table a month is about: the frozen result, or before that what is about to be frozen, whose rows say where each stands. */
export function mainPort(
  view: Pick<CycleView, 'results' | 'ports'>,
  drawing: Mechanism | undefined,
): PortRef | undefined {
  const result = view.results[0]
  if (result && result.revision !== null) return { block: result.block, port: 'frozen' }
  const feed = result && drawing ? feedOf(drawing, result.block) : undefined
  return feed ?? view.ports.findLast(({ rows }) => rows > 0)
}

export interface PortOption {
  readonly value: string
  readonly label: string
  readonly port: PortRef
}

export const portKey = ({ block, port }: PortRef): string => `${block}/${port}`

/** Every table with rows, in the order of the drawing, for those who want to see a step on the way. */
export function portOptions(view: Pick<CycleView, 'ports'>, drawing: Mechanism | undefined): readonly PortOption[] {
  return view.ports
    .filter(({ rows }) => rows > 0)
    .map(({ block, port, label, rows }) => ({
      value: portKey({ block, port }),
      label: `${blockNameOf(drawing, block)} · ${label}（${rows}）`,
      port: { block, port },
    }))
}

/** Rows that leave each output port (`block/port`), for the wires of the drawing. */
export const portCounts = (view: Pick<CycleView, 'ports'>): Readonly<Record<string, string>> =>
  Object.fromEntries(view.ports.map(({ block, port, rows }) => [portKey({ block, port }), String(rows)]))
