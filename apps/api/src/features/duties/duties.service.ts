import type { Answer, Input, listDuties, readReviews } from '@jizhi/contracts'
import { dayOf, type Instant, instantAt, instantText } from '@jizhi/domain'
import { readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import {
  type Concerned,
  CycleActs,
  EffectsStore,
  FactsStore,
  isConcerned,
  labelOfPeriod,
  NamesReader,
  type Standing,
  Standings,
  tasksOf,
} from '../cycles/index.ts'
import { personNamesOf, unitNamesOn } from '../people/index.ts'
import { doneOf, notesOf } from './deed-lines.ts'
import { type ConcernedRow, DutiesStore, type HandOverRow, type UrgeRow } from './duties.store.ts'
import { orphansOf, todoOf } from './duty-lines.ts'
import { reviewsOf } from './review-lines.ts'

type View = Answer<typeof listDuties>

/** Newest deeds and notes that are shown. */
const MOST_LINES = 100
const MOST_HAND_OVERS = 30

/** What one person is shown, as it is gathered. */
class Look {
  readonly todo: View['todo'] = []
  readonly done: View['done'] = []
  readonly notes: View['notes'] = []
  readonly orphans: View['orphans'] = []
  readonly standings: Standing[] = []

  constructor(
    readonly urges: ReadonlyMap<string, UrgeRow[]>,
    readonly actor: Actor,
    readonly seesOrphans: boolean,
  ) {}

  /** Whether no deed of that moment (epoch milliseconds) or before would be shown any more. */
  isFullBefore(at: number): boolean {
    return this.done.filter((line) => Date.parse(line.at) > at).length >= MOST_LINES
  }
}

/** Whether what was kept of a stream says all that this person is shown of what waits there. */
const isReadable = (concerned: Concerned | null, actor: Actor): boolean =>
  concerned?.waiting !== undefined && !concerned.handed.includes(actor.personId)

/** 我的工作台: 待办, 已办 and 知会 of one person over everything that runs. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly database: Database,
    private readonly store: DutiesStore,
    private readonly standings: Standings,
    private readonly acts: CycleActs,
    private readonly names: NamesReader,
    private readonly facts: FactsStore,
    private readonly effects: EffectsStore,
  ) {}

  /**
   * Of all that runs only what concerns this person is derived: what asks him, was urged of him or handed over, what changed
   * since it was derived, and as much of what he did as is shown.
   */
  list(actor: Actor): Promise<View> {
    return this.database.read(actor.tenantId, async (tx) => {
      const seesOrphans = actor.ability.can('manage-people', 'Post')
      const rows = await this.store.concerned(tx)
      const urged = await this.store.urges(tx, { cycles: rows.map(({ id }) => id) })
      const handOvers = await this.store.handOvers(tx, seesOrphans ? null : actor.personId, MOST_HAND_OVERS)
      const called = new Set([
        ...urged.flatMap(({ cycle, person_ids }) => (person_ids.includes(actor.personId) ? [cycle] : [])),
        ...handOvers.map(({ cycle }) => cycle),
      ])
      const look = new Look(
        Map.groupBy(urged, ({ cycle }) => cycle),
        actor,
        seesOrphans,
      )
      const isOpen = ({ id, owner_unit_id, concerned }: ConcernedRow): boolean =>
        concerned === null || called.has(id) || isConcerned(concerned, actor, owner_unit_id, seesOrphans)
      const open = rows.filter(isOpen)
      const kept = open.filter(({ id, concerned }) => !called.has(id) && isReadable(concerned, actor))
      for (const { id } of open.filter((row) => !kept.includes(row))) await this.look(tx, look, id)
      await this.read(tx, look, kept)
      // what he only did: the newest first, until nothing that follows could be shown
      const did = rows
        .filter((row) => !isOpen(row) || kept.includes(row))
        .map(({ id, concerned }) => ({ id, at: concerned?.did[actor.personId] ?? 0 }))
        .filter(({ at }) => at > 0)
        .sort((a, b) => b.at - a.at)
      for (const { id, at } of did) {
        if (look.isFullBefore(at)) break
        await this.look(tx, look, id, false)
      }
      return {
        todo: look.todo.sort(byDue),
        done: look.done.sort(newest).slice(0, MOST_LINES),
        notes: look.notes.sort(newest).slice(0, MOST_LINES),
        handOvers: await this.handOvers(tx, actor, handOvers, look.standings),
        orphans: look.orphans,
      }
    })
  }

  /** What the worker kept of what waits, for all of them together: nothing is derived, and no facts are read. */
  private async read(tx: Tx, look: Look, rows: readonly ConcernedRow[]): Promise<void> {
    const open = new Map(rows.map(({ id, concerned }) => [id, tasksOf(concerned?.waiting ?? [])]))
    const tasks = [...open.values()].flat()
    const away = tasks.flatMap(({ standIns = [] }) => standIns.map(({ of }) => String(of)))
    const keys = [...new Set(tasks.map(({ row }) => String(row)))]
    const on = await this.names.onDays(tx, keys, [...new Set(away)])
    for (const row of rows) {
      const { mechanism } = await this.standings.drawingOf(tx, row)
      const standing = { cycle: row, mechanism, facts: [], derived: { open: open.get(row.id) ?? [] } }
      const told = { standing, names: on(dayOf(row.opened_at as Instant)), urges: look.urges.get(row.id) ?? [] } // stored from an instant
      look.todo.push(...todoOf(told, look.actor))
      if (look.seesOrphans) look.orphans.push(...orphansOf(told))
    }
  }

  /** `waits`: with what is still to be done, not only what was. */
  private async look(tx: Tx, look: Look, cycle: string, waits = true): Promise<void> {
    const standing = await this.acts.asOfNow(tx, cycle)
    const urged = look.urges.get(cycle) ?? []
    const names = await this.names.of(tx, standing, [
      ...standing.derived.open.flatMap(({ standIns = [] }) => standIns.map(({ of }) => of)),
      ...urged.map(({ by }) => by),
    ])
    const told = { standing, names, urges: urged }
    const reasons = standing.facts.flatMap((fact) => (fact.kind === 'assigned' && fact.reason ? [fact.reason] : []))
    const words = await this.facts.wordsOf(tx, [...reasons, ...urged.flatMap(({ words_id }) => words_id ?? [])])
    look.standings.push(standing)
    if (waits) look.todo.push(...todoOf(told, look.actor))
    look.done.push(...doneOf(standing, names, await this.effects.of(tx, cycle), look.actor))
    look.notes.push(...notesOf(told, look.actor, words))
    if (waits && look.seesOrphans) look.orphans.push(...orphansOf(told))
  }

  reviews(actor: Actor, { params }: Input<typeof readReviews>): Promise<Answer<typeof readReviews>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, params.cycle)
      const asked = standing.derived.open.flatMap(({ persons, standIns = [] }) => [
        ...persons,
        ...standIns.map(({ of }) => of),
      ])
      return { reviews: reviewsOf(standing, await this.names.of(tx, standing, asked)) }
    })
  }

  /** 交接清单: one's own; of those who manage posts all. */
  private async handOvers(
    tx: Tx,
    actor: Actor,
    rows: readonly HandOverRow[],
    standings: readonly Standing[],
  ): Promise<View['handOvers']> {
    const known = new Map(standings.map((standing) => [standing.cycle.id, standing]))
    const persons = await personNamesOf(tx, [
      ...new Set(rows.flatMap(({ left_ids, came_ids }) => [...left_ids, ...came_ids])),
    ])
    const named = (ids: readonly string[]): string[] => ids.map((id) => persons.get(id) ?? '（姓名已删除）')
    const views: View['handOvers'] = []
    for (const row of rows) {
      const standing = known.get(row.cycle)
      if (standing === undefined) continue // what has ended needs nobody any more
      const units = await unitNamesOn(tx, row.day)
      const drawing = readDrawing(standing.mechanism)
      const names = await this.names.of(tx, standing)
      views.push({
        ...{ id: row.id, postTitle: row.post_title, unitName: units.get(row.unit)?.name ?? '' },
        ...{ left: named(row.left_ids), came: named(row.came_ids), on: row.day, mine: sideOf(row, actor.personId) },
        cycle: row.cycle,
        mechanismName: standing.cycle.mechanism_name,
        periodLabel: labelOfPeriod(standing.cycle.period),
        duties: row.duties.map(({ block, kind, row: key, dueAt }) => ({
          ...{ block, kind, blockName: drawing.byId.get(block)?.name ?? '', rowName: names.row(key) },
          dueAt: dueText(dueAt),
        })),
      })
    }
    return views
  }
}

function dueText(at: number | null): string | null {
  const instant = at === null ? undefined : instantAt(at)
  return instant?.ok === true ? instantText(instant.value) : null
}

const sideOf = ({ left_ids, came_ids }: HandOverRow, person: string): 'left' | 'came' | 'other' =>
  left_ids.includes(person) ? 'left' : came_ids.includes(person) ? 'came' : 'other'

/** What is due first stands first; what has no date stands last. */
const byDue = (a: { readonly dueAt: string | null }, b: { readonly dueAt: string | null }): number =>
  a.dueAt === b.dueAt ? 0 : a.dueAt === null ? 1 : b.dueAt === null ? -1 : a.dueAt < b.dueAt ? -1 : 1

const newest = (a: { readonly at: string }, b: { readonly at: string }): number =>
  a.at < b.at ? 1 : a.at > b.at ? -1 : 0
