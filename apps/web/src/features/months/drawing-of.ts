import { blockTitle, type Mechanism, readConfig, readDrawing, readMechanism } from '@jizhi/mechanism'

/** The drawing a cycle runs, read from its document; none when this page is older than the drawing. */
export function drawingOf(document: unknown): Mechanism | undefined {
  const read = readMechanism(document)
  return read.ok ? read.value : undefined
}

/** What a block is called on the canvas. */
export function blockNameOf(drawing: Mechanism | undefined, id: string): string {
  const block = drawing?.blocks.find((one) => one.id === id)
  return block === undefined ? id : blockTitle(block)
}

/** Blocks whose rows reach this one, itself first, nearest next. A stored drawing has no circles. */
export function upstreamOf(drawing: Mechanism, id: string): readonly string[] {
  const found = new Set([id])
  for (const at of found) for (const { from, to } of drawing.wires) if (to.block === at) found.add(from.block)
  return [...found]
}

/** The port whose rows a block reads: the other end of its first wire. */
export const feedOf = (drawing: Mechanism, id: string): { block: string; port: string } | undefined =>
  drawing.wires.find(({ to }) => to.block === id)?.from

/** The kind of period a drawing runs in, canonical (`month`, `quarter` …). */
export function periodKindOf(drawing: Mechanism): string | undefined {
  const block = drawing.blocks.find(({ kind }) => kind === 'cycle')
  const config = block && readConfig({ ...block, kind: 'cycle' })
  return config?.ok ? config.value.period : undefined
}

/** Fields people fill in, by ask block: id and label as they stand in the derived tables. */
export function askedFields(drawing: Mechanism): readonly { block: string; id: string; label: string }[] {
  return drawing.blocks.flatMap((block) => {
    if (block.kind !== 'ask') return []
    const config = readConfig({ ...block, kind: 'ask' })
    return config.ok ? config.value.fields.map(({ id, label }) => ({ block: block.id, id, label })) : []
  })
}

/** Columns written for rules, not for readers: how many share a place, by when a form was due, which round it was. */
export function keptColumns(drawing: Mechanism): ReadonlySet<string> {
  const read = readDrawing(drawing)
  const asked = new Set(askedFields(drawing).map(({ id }) => id))
  const kept = new Set<string>()
  for (const block of drawing.blocks) {
    const { id, kind } = block
    if (kind === 'rank') {
      const config = readConfig({ ...block, kind })
      for (const own of ['tied', 'from_bottom', 'count', 'place_best', 'place_worst'])
        if (config.ok) kept.add(`${config.value.prefix}${own}`)
    }
    if (kind !== 'ask' && kind !== 'review' && kind !== 'objection') continue
    const came = new Set((read.input(id)?.columns ?? []).map((column) => column.id))
    for (const port of Object.values(read.outputs(id)))
      for (const column of port.columns) if (!came.has(column.id) && !asked.has(column.id)) kept.add(column.id)
  }
  return kept
}
