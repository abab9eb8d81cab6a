import { type Mechanism, readDrawing } from '@jizhi/mechanism'

/** A frozen table as a drawing names it: '' is the mechanism itself. */
export interface NamedSource {
  readonly scheme: string
  readonly result: string
}

/** HIST-1, HIST-9, ROST-1: every frozen table the blocks of a drawing read, its own official tables and ladders among them. */
export function namedSources(mechanism: Mechanism): readonly NamedSource[] {
  const drawing = readDrawing(mechanism)
  const named = [
    ...drawing.of('result').map(({ open }) => ({ scheme: '', result: open.block.id })),
    ...drawing.of('history').flatMap(({ config }) => (config.source === 'result' ? [config] : [])),
    ...drawing.of('history').map(({ config }) => ({ scheme: '', result: config.resetHandled })),
    ...drawing.of('roster').flatMap(({ config }) => config.results),
  ].map(({ scheme, result }) => ({ scheme, result }))
  return [...new Map(named.map((one) => [`${one.scheme}/${one.result}`, one])).values()].filter(
    ({ result }) => result !== '',
  )
}
