import { parseDecimal, rescale } from '@jizhi/domain'
import type { Derived, OpenTask } from '../model/derived.ts'
import { complainAt } from './file-fault.ts'
import type { Stage } from './play-step.ts'
import { sayWaiting } from './say-waiting.ts'
import type { StepOf } from './steps.ts'
import { momentOf } from './words.ts'

type Reply = StepOf<'judge' | 'notify' | 'decide' | 'sign'>

const WORDS = { judge: '审核', notice: '告知', decide: '裁定', sign: '签发' } as const

/** Whatever the product proposed to somebody is answered as he answers it; where nothing waits, that is complained of. */
export function answerTasks({ stream: { say }, now, path, faults }: Stage, step: Reply): void {
  const { day } = step
  const { block, kind } = asked(step)
  const derived = now()
  const isWanted = (row: string): boolean => step.rows === undefined || step.rows.includes(row)
  const waiting = derived.open.filter((task) => task.block === block && task.kind === kind)
  const tasks = kind === 'sign' ? waiting : waiting.filter((task) => isWanted(task.row))
  if (tasks.length === 0)
    complainAt(
      path,
      faults,
    )(
      `到 ${day} 为止，“${block}”没有等着${WORDS[kind]}的。${isHarmless(derived, block, kind) ? HARMLESS : sayWaiting(derived)}`,
    )
  for (const task of tasks) {
    const row = task.row === '' ? {} : { row: task.row } // the whole table
    if ('judge' in step) {
      const slot = { block, ...row, person: step.by, ...(step.round === undefined ? {} : { round: step.round }) }
      say('judged', { day, by: step.by, slot }, { ...givenBy(step), seen: task.items[0] ?? '' })
    } else if ('notify' in step)
      say(
        'noticed',
        { day, slot: { block, ...row } },
        {
          effects: task.items,
          ...(task.terms === undefined ? {} : { terms: task.terms }),
          deliveredAt: momentOf(day, 10),
        },
      )
    else if ('decide' in step)
      say('decided', { day, by: step.by, slot: { block, ...row, item: task.items[0] } }, { outcome: step.outcome })
    else {
      const rows = new Map(derived.effects.map((effect) => [effect.digest, effect.slot.row as string]))
      const digests = task.items.filter((digest) => isWanted(rows.get(digest) ?? ''))
      say('signed', { day, by: step.by, slot: { block } }, { digests })
    }
  }
}

const HARMLESS = '那里的后果不是惩处，不用签发，请删去这一步。'

/** SHIELD-1: only what punishes waits for a signature. */
const isHarmless = ({ effects }: Derived, block: string, kind: OpenTask['kind']): boolean => {
  const own = effects.filter(({ slot }) => slot.block === block)
  return kind === 'sign' && own.length > 0 && own.every(({ punitive }) => !punitive)
}

function asked(step: Reply): { readonly block: string; readonly kind: keyof typeof WORDS & OpenTask['kind'] } {
  if ('judge' in step) return { block: step.judge, kind: 'judge' }
  if ('notify' in step) return { block: step.notify, kind: 'notice' }
  return 'decide' in step ? { block: step.decide, kind: 'decide' } : { block: step.sign, kind: 'sign' }
}

/** REV-1: the verdict, with the level and the mark where the step gives them. */
function givenBy({ verdict, grade, mark }: StepOf<'judge'>) {
  const read = mark === undefined ? undefined : parseDecimal(mark)
  return {
    verdict,
    ...(grade === undefined ? {} : { grade }),
    ...(read?.ok ? { mark: Number(rescale(read.value, 2, 'towards-zero').unscaled) } : {}),
  }
}
