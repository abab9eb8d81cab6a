import type { Answer, Input, urgeDuties } from '@jizhi/contracts'
import { addDays, type Day, dayOf } from '@jizhi/domain'
import type { OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CycleActs, type Standing } from '../cycles/index.ts'
import { Outbox } from '../deliveries/index.ts'
import { DutiesStore, type UrgeRow } from './duties.store.ts'

/** Of one person and day, over all mechanisms: more would wear out what it is for. */
const MOST_A_DAY = 3

interface Urged {
  readonly block: string
  readonly row: string
  readonly persons: readonly string[]
}

/** 催办: once per duty and day, three per day and person. */
@Injectable()
export class UrgesService {
  constructor(
    private readonly acts: CycleActs,
    private readonly store: DutiesStore,
    private readonly outbox: Outbox,
  ) {}

  async urge(actor: Actor, { params, body }: Input<typeof urgeDuties>): Promise<Answer<typeof urgeDuties>> {
    const act = { cycle: params.cycle, name: 'cycles.urge', right: ['record', 'Cycle'] } as const
    let answer = { urged: 0, persons: 0, left: 0 }
    await this.acts.perform(actor, act, async (standing, tx) => {
      const tasks = tasksAt(standing, body.duties)
      await this.store.lockUrges(tx)
      const today = dayOf(tx.now)
      const urged = allowed(params.cycle, tasks, await this.store.urges(tx, { day: today }), today)
      const wordsId = await this.acts.reason(tx, body.words)
      await this.store.insertUrges(tx, params.cycle, today, actor.personId, wordsId, urged)
      const persons = [...new Set(urged.flatMap((one) => one.persons))]
      await this.tell(tx, standing, { actor, today, words: body.words, urged, persons })
      answer = { urged: urged.length, persons: persons.length, left: body.duties.length - urged.length }
      return []
    })
    return answer
  }

  /** One message a person, however many duties it names. */
  private async tell(
    tx: Tx,
    { cycle }: Standing,
    said: {
      readonly actor: Actor
      readonly today: Day
      readonly words: string | null
      readonly urged: readonly Urged[]
      readonly persons: readonly string[]
    },
  ): Promise<void> {
    await this.outbox.put(
      tx,
      said.persons.map((person) => {
        const own = said.urged.filter((one) => one.persons.includes(person))
        const first = own[0]!
        return {
          what: ['urge', cycle.id, first.block, first.row, said.today],
          kind: 'urge' as const,
          to: { person },
          title: ['请尽快办理'],
          body: [
            { person: said.actor.personId },
            `催办：${cycle.mechanism_name} ${cycle.period}，还有 ${own.length} 件没有办${said.words === null ? '' : `。${said.words}`}`,
          ],
          about: { cycle: cycle.id, block: first.block, row: first.row },
          link: `/cycles/${cycle.id}`,
        }
      }),
    )
  }
}

function tasksAt(
  { derived }: Standing,
  places: readonly { readonly block: string; readonly row: string | null }[],
): readonly OpenTask[] {
  const wanted = new Set(places.map(({ block, row }) => `${block}\n${row ?? ''}`))
  const tasks = derived.open.filter(({ block, row }) => wanted.has(`${block}\n${row}`))
  if (tasks.length === 0) throw new Fault('duty.unknown')
  const held = tasks.filter(({ persons }) => persons.length > 0)
  if (held.length === 0) throw new Fault('duty.nobody')
  return held
}

/** What may still be urged today, and whom; nothing left is refused, saying from when it may be again. */
function allowed(cycle: string, tasks: readonly OpenTask[], today: readonly UrgeRow[], day: Day): readonly Urged[] {
  const next = nextWords(day)
  const done = new Set(today.filter((one) => one.cycle === cycle).map(({ block, row }) => `${block}\n${row}`))
  const fresh = tasks.filter(({ block, row }) => !done.has(`${block}\n${row}`))
  if (fresh.length === 0) throw new Fault('duty.urged-today', { next })
  const acts = new Map<string, Set<number>>()
  for (const { person_ids, at } of today)
    for (const person of person_ids) acts.set(person, (acts.get(person) ?? new Set()).add(at.getTime()))
  const isFree = (person: string): boolean => (acts.get(person)?.size ?? 0) < MOST_A_DAY
  const urged = fresh
    .map(({ block, row, persons }) => ({ block, row: String(row), persons: persons.filter(isFree) }))
    .filter(({ persons }) => persons.length > 0)
  if (urged.length === 0) throw new Fault('duty.urged-enough', { most: MOST_A_DAY, next })
  return [...new Map(urged.map((one) => [`${one.block}\n${one.row}`, one])).values()]
}

/** 11月3日 */
function nextWords(day: Day): string {
  const [, month = '', date = ''] = addDays(day, 1).split('-')
  return `${Number(month)}月${Number(date)}日`
}
