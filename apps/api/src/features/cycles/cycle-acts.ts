import type { Action, Subject } from '@jizhi/access'
import type { CycleId, FactId, Instant, Key, MechanismId, PersonId, WordsId } from '@jizhi/domain'
import type { AnyFact, OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { AppendFacts } from './append-facts.ts'
import { deriveCycle } from './cycles.queue.ts'
import { refuseSample } from './cycles.service.ts'
import type { AnyNewFact } from './new-fact.ts'
import { PassDates, tickOf } from './pass-dates.ts'
import { isOverdue, type Standing, Standings, supposing } from './standing.ts'

interface Act {
  readonly cycle: string
  /** `cycles.freeze`, as the route is called. */
  readonly name: string
  readonly right: readonly [Action, Subject]
}

/** The frame of every act: lock, let due dates pass, derive, check the right on this very cycle, append what was stated. */
@Injectable()
export class CycleActs {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly facts: AppendFacts,
    private readonly dates: PassDates,
    private readonly queue: Queue,
  ) {}

  perform(
    actor: Actor,
    act: Act,
    state: (standing: Standing, tx: Tx) => Promise<readonly AnyNewFact[]> | readonly AnyNewFact[],
  ): Promise<{ facts: number }> {
    refuseSample(actor)
    const deed = { by: actor.personId, action: act.name, subject: `cycle:${act.cycle}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const standing = await this.upToNow(tx, act.cycle)
      demand(actor, act.right[0], act.right[1], { ownerUnitId: standing.cycle.owner_unit_id })
      const stated = await state(standing, tx)
      const { facts } = await this.facts.append(
        tx,
        act.cycle,
        stated.map((fact) => ({ by: actor.personId, ...fact })), // a slip states what somebody else signed on paper
      )
      return { facts }
    })
  }

  reason(tx: Tx, words: string | null): Promise<string | undefined> {
    return this.facts.words(tx, words)
  }

  /** What has passed has passed, also when the worker has not come to it yet: nobody acts in a window that is closed. */
  async upToNow(tx: Tx, cycleId: string): Promise<Standing> {
    const standing = await this.standings.locked(tx, cycleId)
    if (standing.cycle.source !== null) throw new Fault('cycle.imported')
    if (!isOverdue(standing.derived, tx.now)) return standing
    await this.queue.send(tx, deriveCycle, { cycle: cycleId }, { locked: cycleId })
    return (await this.dates.pass(tx, standing)).standing
  }

  /** The same for looking: nothing is locked, and the moment that passed is only supposed. */
  async asOfNow(tx: Tx, cycleId: string): Promise<Standing> {
    const standing = await this.standings.of(tx, cycleId)
    if (standing.cycle.source !== null) throw new Fault('cycle.imported')
    if (!isOverdue(standing.derived, tx.now)) return standing
    return supposing(standing, supposed(standing, [tickOf(standing)], tx.now))
  }
}

/** The facts as they would stand if they were stated now, for looking ahead; they are never stored. */
export function supposed(
  { cycle, derived }: Standing,
  facts: readonly AnyNewFact[],
  now: number,
  by?: string,
): AnyFact[] {
  return facts.map((fact, at) => {
    const known = Math.max(now, derived.now + 1) as Instant
    const made = {
      ...fact,
      id: (fact.id ?? `supposed-${at}`) as FactId,
      mechanism: cycle.mechanism_id as MechanismId,
      cycle: cycle.id as CycleId,
      ...(by === undefined ? {} : { by: by as PersonId }),
      ...(fact.reasonId === undefined ? {} : { reason: fact.reasonId as WordsId }),
      at: known,
      known,
    }
    return made as unknown as AnyFact // the same kind with the same value
  })
}

/** The open task an act answers, or why there is none. */
export function taskFor(
  { derived }: Standing,
  kind: OpenTask['kind'],
  block: string,
  row: string,
  why: string,
): OpenTask {
  const task = derived.open.find((one) => one.kind === kind && one.block === block && one.row === (row as Key)) // compared only
  if (task === undefined) throw new Fault('cycle.not-yet', { why })
  return task
}

export function refuseOutsider(task: Pick<OpenTask, 'persons'>, actor: Pick<Actor, 'personId'>): void {
  const persons: readonly string[] = task.persons
  if (persons.length > 0 && !persons.includes(actor.personId)) throw new Fault('access.denied')
}
