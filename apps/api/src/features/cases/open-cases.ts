import { dayOf, type Key, type PinnedCalendar } from '@jizhi/domain'
import type { Pins, Table } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import type { Tx } from '../../platform/database/database.ts'
import { idOfDigest } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import {
  AppendFacts,
  type AppliedEffects,
  CyclesStore,
  type EffectRow,
  type Standing,
  Standings,
  StreamHooks,
} from '../cycles/index.ts'
import { orgPinned } from '../people/index.ts'
import { caseConfig, caseIn } from './case-standing.ts'
import { CasesStore } from './cases.store.ts'

/** CASE-1: a row that reaches a case block opens a case, once by the effect's key, or is taken in by an open one. */
@Injectable()
export class OpenCases {
  constructor(
    private readonly store: CasesStore,
    private readonly cycles: CyclesStore,
    private readonly facts: AppendFacts,
    private readonly standings: Standings,
    private readonly calendars: Calendars,
    hooks: StreamHooks,
  ) {
    hooks.onEffects('case', (tx, standing, applied) => this.apply(tx, standing, applied))
  }

  private async apply(tx: Tx, source: Standing, { create, correct, withdraw }: AppliedEffects): Promise<void> {
    failpoint('cases.before-open')
    if (create.length > 0) await this.store.lockOpenings(tx, source.cycle.mechanism_id)
    const pins = create.length > 0 ? await pinsNow(tx, source, await this.calendars.pinned(tx)) : source.pins
    for (const effect of create) if (!(await this.takenIn(tx, source, effect))) await this.open(tx, source, effect, pins)
    for (const { content, replaces } of correct) {
      const told = toldBy(content)
      await this.store.propose(tx, replaces ?? '', told.unit, told.class)
    }
    const gone = await this.store.openedBy(
      tx,
      withdraw.flatMap(({ replaces }) => replaces ?? []),
    )
    for (const id of gone) await this.facts.append(tx, id, [{ kind: 'voided', slot: {}, value: {} }])
    failpoint('cases.after-open')
  }

  /** 并案键: the register only says where to look; the locked stream says whether the case is still open. */
  private async takenIn(tx: Tx, { cycle }: Standing, { key, block, content }: EffectRow): Promise<boolean> {
    const merge = toldBy(content).merge
    if (merge === null) return false
    for (const id of await this.store.withKey(tx, { mechanismId: cycle.mechanism_id, block }, merge)) {
      const { one } = caseIn(await this.standings.locked(tx, id))
      if (one.closedAt !== undefined || one.voided) continue
      // the effect's key makes the fact's id: the same report is taken in once
      const slot = { block, row: id, item: key }
      await this.facts.append(tx, id, [{ kind: 'stepped', slot, value: { step: 'merge' } }])
      return true
    }
    return false
  }

  private async open(tx: Tx, source: Standing, effect: EffectRow, pins: Pins): Promise<void> {
    const { cycle } = source
    const id = idOfDigest(effect.key)
    const place = { mechanismId: cycle.mechanism_id, ownerUnitId: cycle.owner_unit_id }
    const made = { ...place, id, version: cycle.version, period: id, openedAt: tx.now, kind: 'case' } as const
    failpoint('cases.before-insert')
    if (!(await this.cycles.insert(tx, made))) return
    const told = toldBy(effect.content)
    await this.store.insert(tx, {
      ...{ ...place, id, block: effect.block, sourceCycleId: cycle.id, sourceRow: effect.row, effectKey: effect.key },
      ...{ mergeKey: told.merge, proposedUnitId: told.unit, class: told.class, openedAt: tx.now },
      ...aboutOf(source, effect),
    })
    await this.facts.append(tx, id, [
      { kind: 'opened', slot: { block: effect.block, row: effect.row }, value: { ...pins, period: id } },
    ])
  }
}

/** PIN-1: a case goes by the version that opened it and by the units and posts of the day it was opened. */
async function pinsNow(tx: Tx, { pins }: Standing, calendar: PinnedCalendar): Promise<Pins> {
  const openedAt = tx.now
  const graph = await orgPinned(tx, dayOf(openedAt))
  const { event: _event, sources: _sources, registries: _registries, ...kept } = pins
  return { ...kept, graph, calendar, openedAt }
}

/** What the effect says of the case, as JSON kept it. */
function toldBy(content: EffectRow['content']): { unit: string | null; class: string | null; merge: string | null } {
  const text = (held: unknown): string | null => {
    if (typeof held === 'string') return held
    return typeof held === 'object' && held !== null && 'value' in held && typeof held.value === 'string'
      ? held.value
      : null
  }
  return { unit: uuidOf(text(content.unit)), class: text(content.class), merge: text(content.merge) }
}

/** Where and in which words it was reported: the row's first unit that is not the one in charge, and its first text. */
function aboutOf(source: Standing, { block, row }: EffectRow): { wordsId: string | null; placeUnitId: string | null } {
  const table = source.derived.tables[block]?.opened
  const config = caseConfig(source.mechanism, block)
  if (table === undefined || config === undefined) return { wordsId: null, placeUnitId: null }
  const at = table.keys.indexOf(row as Key) // compared only
  const first = (type: string, not: string): string | null =>
    uuidOf(
      table.columns
        .filter((column) => column.type === type && column.id !== not)
        .map((column) => idAt(table, table.columns.indexOf(column), at))
        .find((id) => id !== null) ?? null,
    )
  return { wordsId: first('text', ''), placeUnitId: first('unit', config.ownerColumn) }
}

function idAt(table: Table, column: number, row: number): string | null {
  const cell = table.cells[column]?.[row]
  if (cell === undefined || 'missing' in cell || typeof cell.value === 'bigint') return null
  return typeof cell.value === 'string' ? cell.value : (cell.value[0] ?? null)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A drawing may hold codes that no unit of ours has. */
const uuidOf = (text: string | null): string | null => (text !== null && UUID.test(text) ? text : null)
