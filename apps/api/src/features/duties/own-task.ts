import type { OpenTask } from '@jizhi/mechanism'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { isRecordTask, type Standing } from '../cycles/index.ts'
import { personNamesOf } from '../people/index.ts'

type Handed = Extract<OpenTask['kind'], 'answer' | 'judge'>

/** The open 填报 or 审核 of a row ('' the whole table); records of ladders are another matter. */
export const openTask = (
  standing: Standing,
  kinds: readonly Handed[],
  block: string,
  row: string,
): OpenTask | undefined =>
  standing.derived.open.find(
    (task) =>
      task.block === block &&
      String(task.row) === row &&
      kinds.some((kind) => kind === task.kind) &&
      !isRecordTask(task, standing),
  )

/** The same when it is this actor's; otherwise the refusal names whose it is. */
export async function ownTask(
  tx: Tx,
  standing: Standing,
  actor: Actor,
  kinds: readonly Handed[],
  { block, row }: { readonly block: string; readonly row: string },
): Promise<OpenTask> {
  const task = openTask(standing, kinds, block, row)
  if (task === undefined) throw new Fault('duty.unknown')
  const persons: readonly string[] = task.persons
  if (!persons.includes(actor.personId)) throw new Fault('duty.not-yours', { who: await whoOf(tx, persons) })
  return task
}

export async function whoOf(tx: Tx, persons: readonly string[]): Promise<string> {
  const names = await personNamesOf(tx, persons)
  const said = persons.flatMap((id) => names.get(id) ?? [])
  return said.length === 0 ? '管理员' : said.join('、')
}

/** A slot without a row is the whole table (REV-1). */
export const slotOf = (block: string, row: string) => ({ block, ...(row === '' ? {} : { row }) })
