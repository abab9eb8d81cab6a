import type { OpenTask } from '@jizhi/mechanism'
import type { Actor } from '../../platform/session/actor.ts'
import type { Standing } from './standing.ts'
import { isMine } from './task-views.ts'

/** Whom a stream asks and who did something in it, kept with its derivation: lists need not derive what concerns nobody. */
export interface Concerned {
  /** Each once, however many rows wait. */
  readonly asked: readonly Pick<OpenTask, 'kind' | 'role' | 'persons'>[]
  /** The last moment at which each person said something; epoch milliseconds. */
  readonly did: Readonly<Record<string, number>>
  /** Whose duties were handed on, and to whom. */
  readonly handed: readonly string[]
  /** What waits, rows of the same people and date together; not kept where it is more than a list should read. */
  readonly waiting?: readonly Waiting[]
}

export interface Waiting extends Pick<OpenTask, 'block' | 'kind' | 'role' | 'persons' | 'standIns' | 'dueAt'> {
  readonly rows: readonly OpenTask['row'][]
}

/** A month of a county has thousands; they are few, and looked at by deriving them. */
const MOST_ROWS_KEPT = 200

export function concernedOf({ facts, derived }: Pick<Standing, 'facts' | 'derived'>): Concerned {
  const asked = new Map(
    derived.open.map(({ kind, role, persons }) => [`${kind} ${role} ${persons.join()}`, { kind, role, persons }]),
  )
  const did: Record<string, number> = {}
  const handed = new Set<string>()
  for (const fact of facts) {
    if (fact.by !== undefined) did[fact.by] = fact.known
    if (fact.kind === 'assigned') for (const one of [fact.value.from, fact.value.to]) handed.add(one)
  }
  const waiting = derived.open.length > MOST_ROWS_KEPT ? {} : { waiting: waitingIn(derived.open) }
  return { asked: [...asked.values()], did, handed: [...handed], ...waiting }
}

function waitingIn(open: readonly OpenTask[]): Waiting[] {
  const alike = Map.groupBy(open, ({ block, kind, role, persons, standIns, dueAt }) =>
    JSON.stringify([block, kind, role, persons, standIns, dueAt]),
  )
  return [...alike.values()].map((tasks) => {
    const { block, kind, role, persons, standIns, dueAt } = tasks[0]! // a group has one
    return {
      ...{ block, kind, role, persons, rows: tasks.map(({ row }) => row) },
      ...(standIns === undefined ? {} : { standIns }),
      ...(dueAt === undefined ? {} : { dueAt }),
    }
  })
}

/** The tasks again, as far as a list of duties shows them. */
export const tasksOf = (waiting: readonly Waiting[]): readonly OpenTask[] =>
  waiting.flatMap(({ rows, ...task }) => rows.map((row) => ({ ...task, row, items: [] })))

/** Whether a list for this person has to look at the stream, for more than what he did: `orphans` also where nobody is in office. */
export const isConcerned = (
  { asked, handed }: Concerned,
  actor: Actor,
  ownerUnitId: string,
  orphans: boolean,
): boolean =>
  handed.includes(actor.personId) ||
  asked.some((task) => isMine(task, actor, ownerUnitId) || (orphans && task.persons.length === 0 && task.role !== ''))
