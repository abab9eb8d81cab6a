import type { Answer, Input, listCases, readCase } from '@jizhi/contracts'
import { dayOf, endOf, firstDayOf, lastDayOf, periodHolding, startOf } from '@jizhi/domain'
import type { CaseConfig, CaseStep } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { CyclesStore, EffectsStore, FactsStore, labelOfPeriod, NamesReader, type Standing, Standings, supposed, supposing } from '../cycles/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { measuresOf } from './case-measures-view.ts'
import { isStepOf } from './case-parties.ts'
import { caseConfig, caseIn } from './case-standing.ts'
import { cardOf, eventsOf, freshRow, limitDays, reopenUntil, stagesOf, whyDue } from './case-views.ts'
import { type CaseRow, CasesStore } from './cases.store.ts'
import { reportFormOf } from './report-form.ts'

const PAGE_SIZE = 50

/** 清单: the register as a list, and one case as its stream makes it at this moment. */
@Injectable()
export class CasesService {
  constructor(
    private readonly database: Database,
    private readonly store: CasesStore,
    private readonly cycles: CyclesStore,
    private readonly standings: Standings,
    private readonly effects: EffectsStore,
    private readonly facts: FactsStore,
    private readonly names: NamesReader,
    private readonly mechanisms: MechanismsService,
  ) {}

  list(actor: Actor, { query }: Input<typeof listCases>): Promise<Answer<typeof listCases>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const { mechanism, status, unit, search, page = 1 } = query
      const rows = await this.store.list(tx, {
        ...{ mechanism, status, class: query.class, unit, search, overdue: query.overdue === '1' },
        mine: query.mine === '1' ? { person: actor.personId, turns: turnsOf(actor) } : undefined,
        ...{ offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
      })
      const today = dayOf(tx.now)
      const names = await this.names.on(tx, today)
      const lists = await this.lists(tx, actor)
      const label = (row: CaseRow): string | null => labelIn(lists, row)
      return {
        cases: rows.map((row) => cardOf(row, names, label(row), isWaitingFor(row, actor))),
        total: Number(rows[0]?.total ?? 0),
        pageSize: PAGE_SIZE,
        counts: await this.counts(tx, mechanism),
        lists: lists.map(({ classes, ...one }) => ({ ...one, classes: classes.map(({ id, label: text }) => ({ id, label: text })) })),
        units: await this.units(tx, today),
      }
    })
  }

  read(actor: Actor, id: string): Promise<Answer<typeof readCase>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const row = await this.store.one(tx, id)
      if (row === undefined) throw new Fault('case.unknown')
      const standing = await this.standings.of(tx, id)
      const { config } = caseIn(standing)
      const fresh = freshRow(row, caseIn(standing))
      const persons = standing.derived.effects.flatMap(({ content }) => personsIn(content.persons))
      const names = await this.names.of(tx, standing, persons)
      const words = await this.facts.wordsOf(tx, standing.facts.flatMap(({ reason }) => reason ?? []))
      const acts = STEPS.filter((step) => isPossible(standing, actor, step, tx.now))
      const mayDispatch = isStepOf(standing, actor, 'dispatch')
      const source = row.source_cycle_id === null ? undefined : await this.cycles.one(tx, row.source_cycle_id)
      const other = fresh.duplicate_of === null ? undefined : await this.store.one(tx, fresh.duplicate_of)
      return {
        case: cardOf(fresh, names, classLabel(config, fresh.class), standing.derived.open.some(({ persons: asked }) => asked.some((one) => one === actor.personId))),
        stages: stagesOf(standing, names),
        events: eventsOf(standing, names, words),
        whyDue: whyDue(standing),
        limitDays: limitDays(standing),
        reopenUntil: reopenUntil(standing),
        acts,
        mayMerge: mayDispatch && ['received', 'accepted', 'dispatched'].includes(fresh.status),
        mayCorrect: mayDispatch && standing.facts.some((fact) => fact.kind === 'stepped' && fact.value.step === 'dispatch'),
        duplicateOf: other === undefined ? null : { id: other.id, number: other.number },
        measures: measuresOf(standing, await this.effects.of(tx, id), actor, names),
        mayNotice: mayDispatch && standing.derived.open.some(({ kind }) => kind === 'notice'),
        source: {
          ...{ cycle: row.source_cycle_id, order: row.order_id },
          label: `${row.mechanism_name} ${source === undefined ? '' : labelOfPeriod(source.period)}`.trim(),
          rowName: row.source_row === null ? '' : names.row(row.source_row),
        },
        classes: config.classes.map(({ id: one, label }) => ({
          ...{ id: one, label },
          days: config.limits.find((limit) => limit.class === one)?.days ?? config.limit,
        })),
        units: await this.units(tx, dayOf(standing.pins.openedAt)),
        deriving: Number(standing.cycle.facts_count ?? -1) !== standing.facts.length,
      }
    })
  }

  /** Lists in force today, with what the signed-in person may do in them. */
  private async lists(tx: Tx, actor: Actor) {
    const governing = await this.mechanisms.inForceToday(tx)
    return governing.flatMap(({ id, name, ownerUnitId, mechanism }) => {
      const block = mechanism.blocks.find(({ kind }) => kind === 'case')
      const config = block && caseConfig(mechanism, block.id)
      if (config === undefined) return []
      const mayRecord = may(actor, 'record', 'Cycle', { ownerUnitId })
      return [
        {
          ...{ mechanism: id, name, classes: config.classes },
          mayReport: mayRecord && reportFormOf(mechanism) !== undefined && actor.tenant.kind !== 'sample',
          mayDispatch: mayRecord && actor.tenant.kind !== 'sample',
        },
      ]
    })
  }

  /** CASE-4: of the month in which today falls. */
  private async counts(tx: Tx, mechanism: string | undefined): Promise<Answer<typeof listCases>['counts']> {
    const month = periodHolding('month', dayOf(tx.now))
    const bounds = { from: startOf(firstDayOf(month)), to: endOf(lastDayOf(month)) }
    const { open, overdue, closed, due, done } = await this.store.counts(tx, mechanism, bounds)
    return {
      ...{ open, overdue, closedThisMonth: closed, dueThisMonth: due, dueAndClosed: done },
      rate: due === 0 ? null : tenths(done, due),
    }
  }

  private async units(tx: Tx, day: string): Promise<{ id: string; name: string }[]> {
    return [...(await unitNamesOn(tx, day))]
      .sort(([, a], [, b]) => a.ordinal - b.ordinal)
      .map(([id, { name }]) => ({ id, name }))
  }
}

const STEPS = [
  'accept',
  'dispatch',
  'claim',
  'finish',
  'measure',
  'decline',
  'verify',
  'return',
  'rate',
  'reopen',
  'pause',
  'resume',
] as const satisfies readonly CaseStep[]

/** Theirs by the drawing, and taken by the heart: asked by supposing it. */
function isPossible(standing: Standing, actor: Actor, step: CaseStep, now: number): boolean {
  const { one, config } = caseIn(standing)
  if (actor.tenant.kind === 'sample' || one.voided || !isStepOf(standing, actor, step)) return false
  if (step === 'rate') return config.rated && one.life.status === 'closed'
  const isPaused = one.life.pauses.some(({ to }) => to === undefined)
  if (step === 'resume') return isPaused
  if (step === 'pause') return !isPaused && one.closedAt === undefined && one.life.dispatchedAt !== undefined
  const fact = { kind: 'stepped', slot: {}, value: { step } } as const
  const ahead = supposing(standing, supposed(standing, [fact], now, actor.personId))
  return ahead.derived.findings.length === standing.derived.findings.length
}

const isWaitingFor = (row: CaseRow, actor: Actor): boolean =>
  row.turn_persons.includes(actor.personId) ||
  (row.turn_persons.length === 0 && row.turn !== null && turnsOf(actor).includes(row.turn))

/** What waits for nobody in particular waits for whoever may record. */
const turnsOf = (actor: Actor): readonly string[] =>
  actor.ability.can('record', 'Cycle') ? ['accept', 'dispatch', 'verify'] : []

const labelIn = (lists: readonly { mechanism: string; classes: CaseConfig['classes'] }[], row: CaseRow): string | null =>
  lists.find(({ mechanism }) => mechanism === row.mechanism_id)?.classes.find(({ id }) => id === row.class)?.label ?? row.class

const classLabel = (config: CaseConfig, id: string | null): string | null =>
  id === null ? null : (config.classes.find((one) => one.id === id)?.label ?? id)

function personsIn(held: unknown): string[] {
  const value = typeof held === 'object' && held !== null && 'value' in held ? held.value : undefined
  return Array.isArray(value) ? value.map(String) : []
}

/** A share in percent with one decimal, half away from zero (NUM-5): whole numbers throughout. */
function tenths(part: number, whole: number): string {
  const scaled = (BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole))
  return `${scaled / 10n}.${scaled % 10n}`
}
