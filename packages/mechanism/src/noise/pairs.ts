import type { Key } from '@jizhi/domain'
import { derive } from '../derive/derive.ts'
import { storedScale } from '../model/column.ts'
import type { AnyFact, Fact } from '../model/fact.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Pair } from './spread.ts'

/** NOISE-1: pairs of one month, in the whole numbers of the ranked column. */
export interface FoundPairs {
  readonly pairs: readonly Pair[]
  /** Decimal places of the column. */
  readonly scale: number
}

/**
 * NOISE-1: what each unit would have scored by its first inspector alone, and by its second alone: the month is derived
 * twice. So the error is that of the ranked figure, whatever stands between a form and the ranking. Nothing when the
 * ranking is not in the drawing or its column holds no numbers.
 */
export function pairsOf(mechanism: Mechanism, facts: readonly AnyFact[], rank: string): FoundPairs | undefined {
  const persons = inspectors(facts)
  const [first, second] = alone(facts, persons)
  const one = scoresOf(mechanism, first, rank)
  const other = scoresOf(mechanism, second, rank)
  if (!one || !other) return undefined
  const seenTwice = twiceSeen(persons)
  const pairs = [...one.scores].flatMap(([row, score]): Pair[] => {
    const again = other.scores.get(row)
    return again === undefined || !seenTwice(row) ? [] : [[score, again]]
  })
  return { pairs, scale: one.scale }
}

const slotOf = ({ slot }: AnyFact): string => `${slot.block} ${slot.row} ${slot.round ?? 1}`
const isAnswer = (fact: AnyFact): fact is Fact<'answered'> => fact.kind === 'answered'

/** By sheet. */
type Inspectors = ReadonlyMap<string, readonly string[]>

/** The inspectors of each sheet, in the order in which they were known. */
function inspectors(facts: readonly AnyFact[]): Inspectors {
  const found = new Map<string, string[]>()
  const inOrder = facts.filter(isAnswer).sort((a, b) => a.known - b.known || (a.id < b.id ? -1 : 1))
  for (const fact of inOrder) {
    const persons = found.get(slotOf(fact)) ?? []
    const person = fact.slot.person ?? ''
    if (!persons.includes(person)) persons.push(person)
    found.set(slotOf(fact), persons)
  }
  return found
}

/** The facts with only the first inspector of each sheet, and with only the second where there is one. */
function alone(facts: readonly AnyFact[], persons: Inspectors): readonly [readonly AnyFact[], readonly AnyFact[]] {
  const by = (turn: 0 | 1): AnyFact[] =>
    facts.filter((fact) => {
      if (!isAnswer(fact)) return fact.kind !== 'frozen'
      const all = persons.get(slotOf(fact))!
      return (fact.slot.person ?? '') === (all[turn] ?? all[0])
    })
  return [by(0), by(1)]
}

/** Units of which some sheet was filled by two. */
function twiceSeen(sheets: Inspectors): (row: Key) => boolean {
  const rows = new Set([...sheets].flatMap(([slot, persons]) => (persons.length > 1 ? slot.split(' ')[1]! : [])))
  return (row) => rows.has(row)
}

function scoresOf(mechanism: Mechanism, facts: readonly AnyFact[], rank: string) {
  const table = derive(withSingleAssessors(mechanism), facts).tables[rank]?.ranked
  const block = mechanism.blocks.find(({ id }) => id === rank)
  const column = table?.columns.findIndex(({ id }) => id === (block?.config.column ?? 'score')) ?? -1
  if (!table || column < 0) return undefined
  const scores = new Map<Key, number>()
  for (const [row, cell] of table.cells[column]!.entries())
    if ('value' in cell && typeof cell.value === 'bigint') scores.set(table.keys[row]!, Number(cell.value))
  return { scores, scale: storedScale(table.columns[column]!) }
}

const ONE_BY_ONE = new WeakMap<Mechanism, Mechanism>()

/** One inspector is enough when each is looked at alone. */
function withSingleAssessors(mechanism: Mechanism): Mechanism {
  const known = ONE_BY_ONE.get(mechanism)
  if (known) return known
  const made = {
    ...mechanism,
    blocks: mechanism.blocks.map((block) =>
      block.kind === 'ask' ? { ...block, config: { ...block.config, assessors: 1, atLeast: 1, merge: 'mean' } } : block,
    ),
  }
  ONE_BY_ONE.set(mechanism, made)
  return made
}
