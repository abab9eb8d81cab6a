import { type Key, packMissing } from '@jizhi/domain'
import { type AskConfig, type Fact, readConfig } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { AnyNewFact } from './new-fact.ts'
import { packedValue, type Stated } from './sheet-value.ts'
import { upstreamOf } from './stale-boards.ts'
import type { Standing } from './standing.ts'

export interface Amendment extends Stated {
  readonly block: string
  readonly row: string
  readonly field: string
}

/**
 * FACT-5, FACT-7: a new sheet that supersedes the current one of its slot and differs in the stated fields. Of several
 * assessors a person amends only the own sheet. A row nobody answered for yet gets its first sheet.
 */
export function amendedSheets(standing: Standing, amendments: readonly Amendment[], by: string): AnyNewFact[] {
  const bySheet = Map.groupBy(amendments, ({ block, row }) => `${block}\n${row}`)
  return [...bySheet.values()].map((fields) => amendedSheet(standing, fields, by))
}

/**
 * OBJ-2: the amendments that carry a decision out; none where it was rejected, at least one where it was not. Where the
 * disputed row itself was asked about, only its own sheet is touched.
 */
export function amendmentsBy(
  standing: Standing,
  { outcome, amendments }: { readonly outcome: string; readonly amendments: readonly Amendment[] },
  row: string,
  by: string,
): (AnyNewFact & { readonly id: string })[] {
  if (outcome === 'rejected') return []
  if (amendments.length === 0) throw new Fault('cycle.nothing-amended')
  if (amendments.some((one) => one.row !== row && isExpected(standing, one.block, row)))
    throw new Fault('cycle.no-such-cell')
  return amendedSheets(standing, amendments, by).map((fact) => ({ ...fact, id: newId() }))
}

function amendedSheet(standing: Standing, amendments: readonly Amendment[], by: string): AnyNewFact {
  const { block, row } = amendments[0]!
  const config = askOf(standing, block)
  if (!isExpected(standing, block, row)) throw new Fault('cycle.no-such-cell')
  const current = currentSheet(standing, block, row, by)
  const sheet = config.fields.map((_, at) => current?.value.sheet[at] ?? packMissing('unreported'))
  for (const amendment of amendments) {
    const at = config.fields.findIndex((field) => field.id === amendment.field)
    const field = config.fields[at]
    if (field === undefined) throw new Fault('cycle.no-such-cell')
    sheet[at] = packedValue(field, amendment)
  }
  const value = { sheet, ...(current?.value.ids === undefined ? {} : { ids: current.value.ids }) }
  if (current === undefined) return { kind: 'answered', slot: { block, row }, value }
  return { kind: 'answered', slot: current.slot, value, supersedes: current.id }
}

export function askOf({ mechanism }: Standing, blockId: string): AskConfig {
  const block = mechanism.blocks.find((one) => one.id === blockId)
  const config = block?.kind === 'ask' ? readConfig({ ...block, kind: 'ask' }) : undefined
  if (config?.ok !== true) throw new Fault('cycle.no-such-cell')
  return config.value
}

function isExpected({ derived }: Standing, block: string, row: string): boolean {
  const ports = Object.values(derived.tables[block] ?? {})
  return ports.some((table) => table.keys.includes(row as Key)) // compared only
}

/** FACT-4: the sheets of a row that no other supersedes. */
export function currentSheets({ facts }: Pick<Standing, 'facts'>, block: string, row: string): Fact<'answered'>[] {
  const superseded = new Set(facts.flatMap((fact) => fact.supersedes ?? []))
  return facts.flatMap((fact) =>
    fact.kind === 'answered' && fact.slot.block === block && fact.slot.row === row && !superseded.has(fact.id)
      ? [fact]
      : [],
  )
}

export function currentSheet(standing: Standing, block: string, row: string, by: string): Fact<'answered'> | undefined {
  const sheets = currentSheets(standing, block, row)
  if (sheets.length <= 1) return sheets[0]
  const own = sheets.findLast((fact) => (fact.slot.person ?? fact.by) === by)
  if (own === undefined) throw new Fault('cycle.no-such-cell')
  return own
}

/**
 * Whether others are touched when a filled value changes: somebody was told of what follows from it, or it is frozen.
 * From then on a second person stands beside the one who corrects.
 */
export const touchesOthers = ({ facts, mechanism }: Standing, ask: string): boolean => {
  const told = facts.flatMap((fact) =>
    (fact.kind === 'noticed' || fact.kind === 'frozen') && fact.slot.block !== undefined ? [fact.slot.block] : [],
  )
  return [...new Set(told)].some((block) => upstreamOf(mechanism, block).includes(ask))
}

/**
 * OBJ-5, SHIELD-4: whether the person stated anything about this row. Whoever amends it by a decision does not become its
 * assessor (FACT-5).
 */
export function isAssessor({ facts }: Standing, row: string, person: string): boolean {
  const stated = facts.filter(
    (fact) => fact.kind === 'answered' && fact.slot.row === row && (fact.slot.person ?? fact.by) === person,
  )
  if (stated.length === 0) return false
  const decided = new Set(facts.flatMap((fact) => (fact.kind === 'decided' ? (fact.value.amends ?? []) : [])))
  return stated.some((fact) => !decided.has(fact.id))
}
