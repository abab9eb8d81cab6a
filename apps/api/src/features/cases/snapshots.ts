import { type CaseId, dayOf, firstDayOf, type Instant, isWithin, lastDayOf, parsePeriod, type UnitId, viewOf } from '@jizhi/domain'
import {
  type CaseConfig,
  caseAsOf,
  type DerivedCase,
  type FrozenRows,
  type Mechanism,
  readDrawing,
  type Stretch,
  snapshotRows,
} from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { type AnyNewFact, deriveCycle, FactsStore, type Standing, StreamHooks } from '../cycles/index.ts'
import { SnapshotsStore, type Listed } from './snapshots.store.ts'

/** What a block reads the list of cases by. */
interface Reader {
  readonly block: string
  readonly config: Pick<CaseConfig, 'scope' | 'classes' | 'prefix' | 'prefixLabel'>
  readonly cutOff: string
  /** A case block lists its own cases; a roster those of a mechanism it names, or of all others. */
  readonly own: boolean
  readonly scheme: string
}

/** CASE-3: the list of cases as of its cut-off, stated as one fact; stated anew when earlier steps were corrected. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly store: SnapshotsStore,
    private readonly facts: FactsStore,
    private readonly queue: Queue,
    hooks: StreamHooks,
  ) {
    hooks.onNeeds((tx, standing) => this.news(tx, standing))
    hooks.onDerived((tx, standing) => this.tell(tx, standing))
  }

  private async news(tx: Tx, standing: Standing): Promise<readonly AnyNewFact[]> {
    const { cycle, derived, facts } = standing
    if (cycle.kind === 'case') return []
    const stated = facts.filter((fact) => fact.kind === 'snapshot')
    const asked = new Set(derived.needs.flatMap((need) => (need.what === 'snapshot' ? [`${need.block}`] : [])))
    const last = stated.at(-1)
    // RES-5: only a correction made since makes another list of it
    const isCorrected = last !== undefined && (await this.store.correctedSince(tx, last.known))
    if (asked.size === 0 && !isCorrected) return []
    const news: AnyNewFact[] = []
    for (const reader of readersIn(standing.mechanism)) {
      const before = stated.findLast(({ slot }) => slot.block === reader.block)
      if (before === undefined && !asked.has(reader.block)) continue
      const rows = await this.rowsOf(tx, standing, reader)
      if (rows === undefined) continue
      const isSame = before !== undefined && digestOf(before.value.rows) === digestOf(rows)
      if (isSame) continue
      const supersedes = before === undefined ? {} : { supersedes: before.id }
      news.push({ kind: 'snapshot', slot: { block: reader.block }, value: { rows }, ...supersedes })
    }
    if (news.length > 0) failpoint('cases.snapshot')
    return news
  }

  /** A corrected case is news for the cycles whose list holds it. */
  private async tell(tx: Tx, { cycle, facts }: Standing): Promise<void> {
    if (cycle.kind !== 'case') return
    if (!facts.some(({ kind, supersedes }) => supersedes !== undefined || kind === 'voided')) return
    for (const reader of await this.store.readersOf(tx, cycle.id))
      await this.queue.send(tx, deriveCycle, { cycle: reader, news: true })
  }

  private async rowsOf(tx: Tx, standing: Standing, reader: Reader): Promise<FrozenRows | undefined> {
    const at = cutOffAt(standing, reader.cutOff)
    const period = stretchOf(standing)
    if (at === undefined || period === undefined) return undefined
    const graph = viewOf(standing.pins.graph)
    const isInside = (unit: string): boolean => isWithin(graph, unit as UnitId, standing.pins.owner) // ids of our own store
    const listed = (await this.store.listed(tx, at)).filter(
      (one) => isReadBy(one, standing, reader) && isInside(one.owner_unit_id),
    )
    const cases: DerivedCase[] = []
    for (const one of listed) {
      const facts = await this.facts.all(tx, one.id)
      // its version was approved, therefore read and checked before
      const derived = caseAsOf(one.document as Mechanism, one.block, one.id as CaseId, facts, at)
      if (derived !== undefined) cases.push(derived)
    }
    return snapshotRows(reader.config, cases, period)
  }
}

function readersIn(mechanism: Mechanism): readonly Reader[] {
  const drawing = readDrawing(mechanism)
  return [
    ...drawing.of('case').map(({ open, config }): Reader => {
      const { scope, classes, prefix, prefixLabel } = config
      return { block: open.block.id, config: { scope, classes, prefix, prefixLabel }, cutOff: config.cutOff, own: true, scheme: '' }
    }),
    ...drawing.of('roster').flatMap(({ open, config }): Reader[] => {
      if (config.source !== 'cases') return []
      const list = { scope: 'all', classes: config.classes, prefix: '', prefixLabel: '' } as const
      return [{ block: open.block.id, config: list, cutOff: config.fixedBy, own: false, scheme: config.caseScheme }]
    }),
  ]
}

/** The list of an event holds what came of that event; that of a period all cases of the block. */
function isReadBy(one: Listed, { cycle, pins }: Standing, reader: Reader): boolean {
  const isOwn = one.mechanism_id === cycle.mechanism_id
  if (reader.own) return isOwn && one.block === reader.block && (pins.event === undefined || one.source_cycle_id === cycle.id)
  if (reader.scheme !== '') return one.mechanism_id === reader.scheme || one.mechanism_name === reader.scheme
  return !isOwn
}

/** A named deadline, as the heart wrote it. */
function cutOffAt({ mechanism, derived }: Standing, stage: string): Instant | undefined {
  for (const { id, kind } of mechanism.blocks) {
    const table = kind === 'cycle' ? derived.tables[id]?.cycle : undefined
    const at = table?.columns.findIndex((column) => column.id === `stage_${stage}`) ?? -1
    const cell = table?.cells[at]?.[0]
    if (cell !== undefined && !('missing' in cell)) return Number(cell.value) as Instant // the heart wrote it from an instant
  }
  return undefined
}

function stretchOf({ pins }: Standing): Stretch | undefined {
  if (pins.event !== undefined) return { from: dayOf(pins.event.at), to: dayOf(pins.event.at) }
  const period = parsePeriod(pins.period)
  return period.ok ? { from: firstDayOf(period.value), to: lastDayOf(period.value) } : undefined
}
