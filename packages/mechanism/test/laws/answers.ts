import type { Instant } from '@jizhi/domain'
import type { AnyFact, OpenTask } from '../../src/index.ts'
import { fact } from '../build.ts'

interface How {
  readonly id: string
  readonly known: Instant
  readonly value: number
}

type Answer = (task: OpenTask, how: How & { readonly by: string }) => AnyFact | undefined

const slotOf = ({ block, row }: OpenTask): { block: string; row?: string } => (row === '' ? { block } : { block, row })

const ANSWERS: { readonly [K in OpenTask['kind']]?: Answer } = {
  // The form itself is filled elsewhere: here a measure is recorded.
  answer: (task, { id, known, by, value }) =>
    task.items.length === 0
      ? undefined
      : fact(
          'answered',
          { sheet: [0, 18_000 + value, 1], ids: { topic: ['words-1'] } },
          { ...slotOf(task), item: task.items[0]! },
          { id, known, by },
        ),
  judge: (task, { id, known, by, value }) =>
    fact(
      'judged',
      { verdict: value % 4 === 0 ? 'refused' : 'passed', seen: task.items[0] ?? '', grade: 'rubbish', mark: value },
      { ...slotOf(task), person: by },
      { id, known, by },
    ),
  notice: (task, { id, known, by }) =>
    fact('noticed', { effects: [...task.items], deliveredAt: known }, slotOf(task), { id, known, by }),
  decide: (task, { id, known, by, value }) =>
    fact(
      'decided',
      { outcome: value % 3 === 0 ? 'upheld' : 'rejected' },
      { ...slotOf(task), item: task.items[0]! },
      { id, known, by },
    ),
  sign: (task, { id, known, by }) =>
    fact('signed', { digests: [...task.items] }, { block: task.block }, { id, known, by }),
}

/** What one of those asked does about an open task; nothing where somebody must state a form or freeze. */
export const answerTo = (task: OpenTask, how: How): AnyFact | undefined =>
  ANSWERS[task.kind]?.(task, { ...how, by: task.persons[how.value % Math.max(task.persons.length, 1)] ?? 'office-1' })
