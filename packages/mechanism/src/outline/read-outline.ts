import { fail, ok, type Result } from '@jizhi/domain'
import type { Block, JsonObject, Mechanism, PortRef, Wire } from '../model/mechanism.ts'
import { settledOn } from './base.ts'
import { type Item, settled, withValue } from './read-block.ts'
import { type FreshId, nextId, readPage } from './read-page.ts'
import { readValue } from './read-value.ts'
import { PortReader } from './read-wires.ts'
import { namesOf } from './scope.ts'
import type { OutlineFault } from './text-tree.ts'

/** Words may stand for columns that come from words; a second look settles those. */
const LOOKS = 3

/**
 * OUT-1, OUT-3: the mechanism a text says, or every line that cannot be read, each with a Chinese reason. With `base`,
 * the drawing the text was made from, what the text does not say — the order of the document, defaults written out or
 * not — stays as it was. `fresh` gives new blocks their ids, where an id must never come back (EFF-1).
 */
export function readOutline(
  text: string,
  base?: Mechanism,
  fresh: FreshId = nextId,
): Result<Mechanism, readonly OutlineFault[]> {
  const page = readPage(text, base, fresh)
  const faults = [...page.faults]
  const ports = new PortReader(page.items.map(filled))
  const drawn = {
    wires: [...page.items.flatMap((item) => ports.wires(item)), ...page.lost.wires],
    ends: [...page.items.flatMap((item) => ports.ends(item)), ...page.lost.ends],
  }
  faults.push(...ports.faults, ...page.items.flatMap((item) => item.reading.faults))
  const unknown = lookUp(page.items, page.head, drawn)
  const blocks: Block[] = []
  for (const item of page.items) {
    const done = settled(item)
    // A line that was refused already is not refused again for what it left out.
    if (item.reading.faults.length === 0) faults.push(...done.faults)
    blocks.push({ ...item.block, config: done.config })
  }
  // A block that cannot be read has no columns, and every word for one would be a complaint about nothing.
  if (faults.length === 0) faults.push(...unknown)
  if (faults.length > 0) return fail(faults.toSorted((a, b) => a.line - b.line))
  const { groups, parameters } = page
  const read: Mechanism = {
    format: 1,
    ...page.head,
    blocks,
    ...drawn,
    ...(groups.length === 0 ? {} : { groups }),
    ...(parameters.length === 0 ? {} : { parameters }),
  }
  return ok(base === undefined ? read : settledOn(base, read))
}

const filled = (item: Item): Item => ({ ...item, block: { ...item.block, config: settled(item).config } })

interface Drawn {
  readonly wires: readonly Wire[]
  readonly ends: readonly PortRef[]
}

/** Looks up the words that wait for the drawing; puts what they mean in their place. */
function lookUp(
  items: readonly Item[],
  head: Pick<Mechanism, 'id' | 'name' | 'rounding'>,
  drawn: Drawn,
): OutlineFault[] {
  let faults: OutlineFault[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    const blocks = items.map((item) => filled(item).block)
    const names = namesOf({ format: 1, ...head, blocks, ...drawn })
    faults = items.flatMap((item) => lookUpIn(item, names.at(item.block.id)))
    if (faults.length === 0) break
  }
  return faults
}

function lookUpIn(item: Item, scope: Parameters<typeof readValue>[2]): OutlineFault[] {
  return item.reading.waiting.flatMap(({ path, shape, text, line }) => {
    const read = readValue(shape, text, scope)
    if (!read.ok) return [{ line, message: `“${shape.meta.title ?? '这一项'}”${read.fault}。` }]
    // The outermost value is an object, as it was.
    const config = withValue(item.block.config, path, read.value.value) as JsonObject
    item.block = { ...item.block, config }
    return []
  })
}
