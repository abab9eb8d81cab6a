import { idsOf, type Key } from '@jizhi/domain'
import { type AnyFact, type Mechanism, pinsInForce, readConfig, shown, type Table } from '@jizhi/mechanism'
import type { Tables } from './live-counts.ts'
import type { SubjectPath } from './messages.ts'
import type { namesOf } from './names.ts'

const MOST_WORDS = 4

/** Which ports a subject passes: its own rows, those of what is below it, and those of what it belongs to. */
export function pathOf(
  mechanism: Mechanism,
  tables: Tables,
  facts: readonly AnyFact[],
  names: ReturnType<typeof namesOf>,
  row: string,
): SubjectPath {
  const isOf = relatives(facts, row)
  const ports = Object.entries(tables).flatMap(([block, byPort]) =>
    Object.entries(byPort)
      .filter(([, { keys }]) => keys.some(isOf))
      .map(([port]) => `${block}/${port}`),
  )
  const own = Object.values(tables).flatMap((byPort) =>
    Object.values(byPort).filter(({ keys }) => keys.includes(row as Key)),
  )
  return {
    row,
    name: names.row(row),
    words: wordsOf(mechanism, tables, row),
    provisional: own.some(({ keys, states }) => states[keys.indexOf(row as Key)] !== 'settled'),
    ports,
  }
}

function relatives(facts: readonly AnyFact[], row: string): (key: string) => boolean {
  const units = pinsInForce(facts)?.graph.units ?? []
  const parents = new Map<string, string>(
    units.flatMap(({ id, parent }) => (parent === undefined ? [] : [[id, parent]])),
  )
  const above = (id: string): readonly string[] => {
    const found: string[] = []
    for (let next = parents.get(id); next !== undefined && found.length < 12; next = parents.get(next)) found.push(next)
    return found
  }
  const own: ReadonlySet<string> = new Set(idsOf(row as Key)) // keys of the month's own tables, here and below
  const over = new Set([...own].flatMap(above))
  const known = new Map<string, boolean>()
  const isId = (id: string): boolean => {
    const kept = known.get(id)
    if (kept !== undefined) return kept
    const found = own.has(id) || over.has(id) || above(id).some((one) => own.has(one))
    known.set(id, found)
    return found
  }
  return (key) => key === row || idsOf(key as Key).some(isId)
}

/** What it scored and which place it took, in the order of the flow. */
function wordsOf(mechanism: Mechanism, tables: Tables, row: string): readonly string[] {
  const words = mechanism.blocks.flatMap((block) => {
    if (block.kind !== 'score' && block.kind !== 'rank') return []
    const wanted = block.kind === 'score' ? [`${textOf(block, 'prefix')}score`] : placed(block)
    return Object.values(tables[block.id] ?? {}).flatMap((table) => wanted.flatMap((id) => said(table, id, row)))
  })
  return [...new Set(words)].slice(-MOST_WORDS)
}

/** What a ranking goes by, and the place it gives. */
function placed(block: Mechanism['blocks'][number]): readonly string[] {
  const read = readConfig({ ...block, kind: 'rank' })
  return read.ok ? [read.value.column, `${read.value.prefix}place`] : []
}

const textOf = ({ config }: Mechanism['blocks'][number], name: string): string =>
  typeof config[name] === 'string' ? config[name] : ''

function said(table: Table, id: string, row: string): string[] {
  const [at, index] = [table.columns.findIndex((column) => column.id === id), table.keys.indexOf(row as Key)]
  const column = table.columns[at]
  const cell = table.cells[at]?.[index]
  return column === undefined || cell === undefined ? [] : [`${column.label} ${shown(cell, column)}`]
}
