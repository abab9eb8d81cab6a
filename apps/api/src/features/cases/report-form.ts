import { type AskConfig, type Mechanism, readDrawing } from '@jizhi/mechanism'

type Field = AskConfig['fields'][number]

/** How an issue comes into a mechanism by hand: as the answer to its first form, or as what the event itself brings. */
export type ReportForm =
  | { readonly by: 'answer'; readonly block: string; readonly fields: readonly Field[] }
  | { readonly by: 'arrival'; readonly block: string; readonly fields: readonly Field[] }

/** The form of a mechanism that opens on events and leads to a case; none where it is not so drawn. */
export function reportFormOf(mechanism: Mechanism): ReportForm | undefined {
  const drawing = readDrawing(mechanism)
  if (drawing.of('cycle')[0]?.config.period !== 'event' || drawing.of('case').length === 0) return undefined
  const arrival = drawing.of('roster').find(({ config }) => config.source === 'event')
  if (arrival !== undefined) {
    const fields = arrival.config.reads.map(
      (read): Field => ({ ...read, required: read.type !== 'text', least: '', most: '', many: false }),
    )
    return { by: 'arrival', block: arrival.open.block.id, fields }
  }
  const rosters = new Set(drawing.of('roster').map(({ open }) => open.block.id))
  const first = drawing
    .of('ask')
    .find(({ open }) =>
      mechanism.wires.some(({ from, to }) => to.block === open.block.id && rosters.has(from.block)),
    )
  return first && { by: 'answer', block: first.open.block.id, fields: first.config.fields }
}
