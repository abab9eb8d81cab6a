import { type BlockId, type Instant, idsOf, type Key, type PinnedUnit, periodText, previousOf } from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import { asSourceColumns } from '../blocks/settings/source.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { periodsOf, type SourcePeriod, sourceOf } from './history-periods.ts'
import { ownPeriod } from './own-period.ts'
import { rowCondition, type Unreadable } from './row-condition.ts'
import { type SourceTable, sourceReader } from './source-table.ts'

interface Heard {
  /** Nothing where no result has a say. */
  readonly includes: ((unit: PinnedUnit) => boolean) | undefined
  readonly settled: boolean
}

type FromResult = RosterConfig['results'][number]

/** ROST-1, ROST-4: which subjects the frozen results of other cycles call for. */
export function combiner(config: RosterConfig, block: BlockId, findings: Unreadable[]): (run: Run) => Heard {
  const columns = asSourceColumns(config.reads)
  const read = sourceReader(columns)
  const filters = config.results.map((one) => rowCondition(one.filter, columns, findings))
  return (run) => {
    const fixedBy = config.fixedBy === '' ? undefined : run.deadlines.get(config.fixedBy)
    if (config.results.length === 0) {
      const isDated = config.fixedAt === 'deadline' && fixedBy !== undefined && run.reached(fixedBy)
      return { includes: undefined, settled: config.fixedAt === 'opening' || isDated }
    }
    const parts = config.results.map((one, at) => {
      const { periods, isKnown } = heardOf(run, block, one, config.fixedAt === 'deadline' ? fixedBy : undefined)
      const tables = periods.flatMap(({ outcome }) => (outcome ? [read(outcome)] : []))
      return { combine: one.combine, keys: keysOf(tables, filters[at]!), isKnown }
    })
    const isDue = fixedBy !== undefined && run.reached(fixedBy)
    const allKnown = parts.every((part) => part.isKnown)
    return {
      // ROST-3: on the date with what is frozen then, else as soon as everything needed is frozen.
      settled: config.fixedAt === 'deadline' ? isDue : allKnown || (config.fixedAt === 'results' && isDue),
      includes: (unit) =>
        parts.reduce((is, { combine, keys }) => {
          if (combine === 'union') return is || keys.has(unit.id)
          return combine === 'intersect' ? is && keys.has(unit.id) : is && !keys.has(unit.id)
        }, config.source !== 'results'),
    }
  }
}

/** The periods that have a say, earliest first, as they were first frozen: a later revision leaves a fixed roster alone. */
function heardOf(
  run: Run,
  block: BlockId,
  one: FromResult,
  until: Instant | undefined,
): { readonly periods: readonly SourcePeriod[]; readonly isKnown: boolean } {
  const question = { run, scheme: one.scheme, result: one.result, yearStartsIn: 1, size: 1, window: 'all' } as const
  const first = firstOutcomes(run, one.scheme, one.result, until)
  const all = periodsOf({ ...question, withCurrent: true }).map((period) => ({
    ...period,
    outcome: first.get(period.text),
  }))
  if (one.which === 'period') {
    const named = all.filter((period) => period.text === one.period)
    const isHeard = named.some((period) => period.outcome !== undefined || period.isVoid === true)
    if (!isHeard) run.need({ block, what: 'outcome', scheme: one.scheme, result: one.result, period: one.period })
    return { periods: named, isKnown: isHeard }
  }
  const wanted = one.which === 'current' ? all.slice(-1) : all.filter((period) => !period.isCurrent)
  const last = wanted.at(-1)
  // Without a period before this one there is nothing to wait for, if the source begins here; else it is asked for.
  const before = last?.text ?? previousText(run, one)
  if (last?.outcome === undefined && before !== undefined)
    run.need({ block, what: 'outcome', scheme: one.scheme, result: one.result, period: before })
  if (last === undefined) return { periods: [], isKnown: before === undefined }
  return {
    periods: one.which === 'latest' ? wanted : wanted.slice(-1),
    isKnown: last.outcome !== undefined || last.isVoid === true,
  }
}

function previousText(run: Run, one: FromResult): string | undefined {
  const own = ownPeriod(run)
  const begins = sourceOf(run, one.scheme, one.result)?.first !== undefined
  return begins || own === undefined ? undefined : periodText(previousOf(own))
}

function firstOutcomes(
  run: Run,
  scheme: string,
  result: string,
  until: Instant | undefined,
): ReadonlyMap<string, Fact<'outcome'>> {
  const first = new Map<string, Fact<'outcome'>>()
  for (const fact of run.facts.all('outcome')) {
    const { value, known } = fact
    const isOf =
      value.voided !== true &&
      value.scheme === scheme &&
      value.result === result &&
      (until === undefined || known < until)
    if (isOf && !first.has(value.period)) first.set(value.period, fact)
  }
  return first
}

/** ROST-4 上次: each subject's latest period in the domain of that result; it counts if it is listed there and kept. */
function keysOf(tables: readonly SourceTable[], filter: ReturnType<typeof rowCondition>): ReadonlySet<string> {
  const listed = new Map<Key, boolean>()
  for (const table of tables) {
    const keeps = filter(table.frame)
    for (const [key, standing] of table.domain) if (standing === 'in' || standing === 'out') listed.set(key, false)
    for (const [key, row] of table.rowOf) listed.set(key, keeps(row) === true)
  }
  return new Set([...listed].filter(([, is]) => is).map(([key]) => idsOf(key)[0]!))
}
