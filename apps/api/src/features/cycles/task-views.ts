import type { Action } from '@jizhi/access'
import type { objectionView, taskView } from '@jizhi/contracts'
import { instantText } from '@jizhi/domain'
import type { OpenTask } from '@jizhi/mechanism'
import type { z } from 'zod'
import { type Actor, may } from '../../platform/session/actor.ts'
import type { Names } from './names.ts'
import type { Standing } from './standing.ts'

type TaskView = z.input<typeof taskView>
type ObjectionView = z.input<typeof objectionView>

const RIGHT: Readonly<Record<OpenTask['kind'], Action>> = {
  answer: 'record',
  judge: 'read',
  notice: 'record',
  decide: 'decide',
  freeze: 'freeze',
  sign: 'sign',
  settle: 'record',
}

/** A task is mine when the drawing's post is mine; where it names none, when my rights reach it. */
export function isMine(task: Pick<OpenTask, 'kind' | 'persons'>, actor: Actor, ownerUnitId: string): boolean {
  const persons: readonly string[] = task.persons
  if (persons.length > 0) return persons.includes(actor.personId)
  if (task.kind === 'judge') return false
  return may(actor, RIGHT[task.kind], task.kind === 'sign' ? 'Effect' : 'Cycle', { ownerUnitId })
}

/** LAD-2, LAD-4: what a ladder waits for is a record, also where a person has to settle whom it is about. */
export const isRecordTask = ({ kind, block }: OpenTask, { mechanism }: Pick<Standing, 'mechanism'>): boolean =>
  (kind === 'answer' || kind === 'settle') && mechanism.blocks.some((one) => one.id === block && one.kind === 'ladder')

export const taskOf = (task: OpenTask, actor: Actor, standing: Standing, names: Names): TaskView => ({
  block: task.block,
  row: task.row,
  rowName: names.row(task.row),
  kind: isRecordTask(task, standing) ? 'record' : task.kind,
  role: task.role,
  dueAt: task.dueAt === undefined ? null : instantText(task.dueAt),
  items: [...task.items],
  mine: isMine(task, actor, standing.cycle.owner_unit_id),
})

/** Everything that was disputed in the first layer, with what was decided; 复核 is read by itself (OBJ-6). Words that were erased are shown as none. */
export function objectionsOf(
  { mechanism, facts }: Standing,
  words: ReadonlyMap<string, string>,
  names: Names,
): ObjectionView[] {
  const said = (id: string | undefined): string | null => (id === undefined ? null : (words.get(id) ?? null))
  const isFirst = new Set<string | undefined>(
    mechanism.blocks.filter(({ kind }) => kind === 'objection').map(({ id }) => id),
  )
  return facts.flatMap((fact): ObjectionView[] => {
    if (fact.kind !== 'objected' || !isFirst.has(fact.slot.block)) return []
    const decided = facts.findLast((one) => one.kind === 'decided' && one.slot.item === fact.id)
    const row = fact.slot.row ?? ''
    return [
      {
        id: fact.id,
        block: fact.slot.block ?? '',
        row,
        rowName: names.row(row),
        columns: [...fact.value.columns],
        words: said(fact.reason),
        at: instantText(fact.known),
        decision:
          decided?.kind === 'decided'
            ? { outcome: decided.value.outcome, words: said(decided.reason), at: instantText(decided.known) }
            : null,
      },
    ]
  })
}
