import type {
  Answer,
  acceptTrial,
  Input,
  keepTrial,
  listTrials,
  readTrialMonth,
  readVersionTrials,
  removeTrial,
} from '@jizhi/contracts'
import { MOST_TRIALS } from '@jizhi/contracts'
import { dayOf, idsOf } from '@jizhi/domain'
import {
  inventMonths,
  type Mechanism,
  type PastCycle,
  pinsInForce,
  sayTrialDifference,
  type TrialDifference,
  type TrialOutcome,
  trialOutcome,
} from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { CyclesStore, FactsStore, labelOfPeriod, NamesReader, namesInMonth, PastMonths } from '../cycles/index.ts'
import { MechanismsService, nameShown, refuseSample, TrialRuns, TrialsStore } from '../mechanisms/index.ts'
import { personNamesOf } from '../people/index.ts'
import { TrialNamesReader } from './trial-names.ts'

interface Month {
  readonly past: PastCycle
  readonly names: Readonly<Record<string, string>>
}

@Injectable()
export class TrialsService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly trials: TrialsStore,
    private readonly runs: TrialRuns,
    private readonly cycles: CyclesStore,
    private readonly facts: FactsStore,
    private readonly past: PastMonths,
    private readonly names: NamesReader,
    private readonly trialNames: TrialNamesReader,
  ) {}

  list(actor: Actor, { params }: Input<typeof listTrials>): Promise<Answer<typeof listTrials>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.mechanisms.drafted(tx, params.mechanism) // unknown when it belongs to another county
      const rows = await this.trials.list(tx, params.mechanism)
      const accepted = rows.flatMap((row) => row.accepted)
      const who = await personNamesOf(tx, [
        ...new Set([...rows.map((row) => row.made_by), ...accepted.map(({ by }) => by)]),
      ])
      const words = await this.facts.wordsOf(
        tx,
        accepted.map(({ whyId }) => whyId),
      )
      return {
        trials: rows.map((row) => ({
          ...{ id: row.id, name: row.name, why: row.why ?? '', periodLabel: labelOfPeriod(row.period) },
          ...{ source: row.source, basis: row.basis, version: row.version },
          ...{ madeBy: nameShown(who.get(row.made_by) ?? null), madeAt: row.made_at.toISOString() },
          accepted: row.accepted.map(({ by, at, whyId }) => ({
            ...{ by: nameShown(who.get(by) ?? null), at, why: words.get(whyId) ?? '' },
          })),
        })),
      }
    })
  }

  read(actor: Actor, { params }: Input<typeof readTrialMonth>): Promise<Answer<typeof readTrialMonth>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.drawn(tx, actor, params.mechanism)
      const { month, names, expected } = await this.kept(tx, params.mechanism, params.trial)
      const known = await this.namesOf(tx, month, names)
      return { past: { ...month }, expected: { ...expected }, ...known }
    })
  }

  async keep(actor: Actor, { params, body }: Input<typeof keepTrial>): Promise<Answer<typeof keepTrial>> {
    refuseSample(actor)
    const [id, mechanism] = [newId(), params.mechanism]
    const deed = { by: actor.personId, action: 'trials.keep', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { draft, published } = await this.drawn(tx, actor, mechanism)
      if ((await this.trials.list(tx, mechanism)).length >= MOST_TRIALS)
        throw new Fault('trial.too-many', { most: MOST_TRIALS })
      if (body.basis === 'version' && published === undefined) throw new Fault('trial.no-version')
      const by = body.basis === 'version' && published ? published.mechanism : draft
      const { past, names } =
        body.cycle === null ? invented(draft, tx) : { past: await this.month(tx, mechanism, body.cycle), names: {} }
      await this.trials.insert(tx, mechanism, {
        ...{ id, name: body.name, whyId: await this.runs.words(tx, body.why), by: actor.personId },
        ...{ source: body.cycle === null ? 'invented' : 'cycle', basis: body.basis },
        version: body.basis === 'version' ? (published?.version ?? null) : null,
        ...{ month: past, names, expected: outcomeOf(by, past) },
      })
      return { id }
    })
  }

  async accept(actor: Actor, { params, body }: Input<typeof acceptTrial>): Promise<Answer<typeof acceptTrial>> {
    refuseSample(actor)
    const { mechanism, trial } = params
    const deed = { by: actor.personId, action: 'trials.accept', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { draft } = await this.drawn(tx, actor, mechanism)
      const { month } = await this.kept(tx, mechanism, trial)
      const whyId = (await this.runs.words(tx, body.why)) ?? ''
      const said = { by: actor.personId, at: new Date(tx.now).toISOString(), whyId }
      if (!(await this.trials.accept(tx, mechanism, trial, outcomeOf(draft, month), said)))
        throw new Fault('trial.unknown')
      return { id: trial }
    })
  }

  async remove(actor: Actor, { params }: Input<typeof removeTrial>): Promise<Answer<typeof removeTrial>> {
    refuseSample(actor)
    const { mechanism, trial } = params
    const deed = { by: actor.personId, action: 'trials.remove', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.drawn(tx, actor, mechanism)
      if (!(await this.trials.remove(tx, mechanism, trial, actor.personId))) throw new Fault('trial.unknown')
      return { id: trial }
    })
  }

  ofVersion(actor: Actor, { params }: Input<typeof readVersionTrials>): Promise<Answer<typeof readVersionTrials>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const { mechanism, version } = params
      await this.mechanisms.drafted(tx, mechanism)
      const { ran, why } = (await this.trials.ofVersion(tx, mechanism, version)) ?? { ran: [], why: null }
      const said = []
      for (const { trial, name, period, count, differences } of ran) {
        const brought = (await this.trials.month(tx, mechanism, trial))?.names ?? {}
        const names = await this.trialNames.of(tx, differences.flatMap(idsIn), brought)
        const sentences = [...new Set(differences.map((one) => sayTrialDifference(one, names)))]
        said.push({ trial, name, periodLabel: labelOfPeriod(period), count, sentences })
      }
      return { ran: said, explained: why }
    })
  }

  /** The draft and what is in force, of a mechanism that the actor may draw. */
  private async drawn(tx: Tx, actor: Actor, id: string) {
    const drafted = await this.mechanisms.drafted(tx, id) // unknown when it belongs to another county
    demand(actor, 'draw', 'Mechanism', { ownerUnitId: await this.cycles.ownerOf(tx, id) })
    return drafted
  }

  private async kept(tx: Tx, mechanism: string, trial: string) {
    const kept = await this.trials.month(tx, mechanism, trial)
    if (kept === undefined || kept.is_removed) throw new Fault('trial.unknown')
    return kept
  }

  private async month(tx: Tx, mechanism: string, id: string): Promise<PastCycle> {
    const cycle = await this.cycles.one(tx, id)
    // a month of another mechanism may be somebody else's
    if (cycle?.mechanism_id !== mechanism || cycle.kind !== 'cycle') throw new Fault('cycle.unknown')
    const past = await this.past.month(tx, cycle)
    if (past === undefined) throw new Fault('cycle.unknown')
    return past
  }

  private async namesOf(tx: Tx, past: PastCycle, brought: Month['names']) {
    if (Object.keys(brought).length > 0) return { names: brought, persons: {} }
    const facts = 'facts' in past ? past.facts : []
    const pins = 'facts' in past ? pinsInForce(facts) : past.pins
    if (pins === undefined) return { names: {}, persons: {} }
    const { units, persons } = namesInMonth(past, pins, await this.names.of(tx, { pins, facts }))
    return { names: units, persons }
  }
}

/** An invented month ends today; its units are plainly invented and stand nowhere else. */
function invented(draft: Mechanism, tx: Tx): Month {
  const { past, names } = inventMonths(draft, 1, dayOf(tx.now))
  const [month] = past
  if (month === undefined) throw new Fault('trial.nothing')
  return { past: month, names }
}

function outcomeOf(mechanism: Mechanism, past: PastCycle): TrialOutcome {
  const outcome = trialOutcome(mechanism, past)
  if (outcome.tables.length === 0 && outcome.lists.length === 0) throw new Fault('trial.nothing')
  return outcome
}

const idsIn = (one: TrialDifference): readonly string[] => {
  const texts = one.is === 'cell' && one.ids ? [...one.before.split('、'), ...one.after.split('、')] : []
  return 'row' in one ? [...idsOf(one.row), ...texts] : texts
}
