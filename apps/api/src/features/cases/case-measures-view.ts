import type { Answer, readCase } from '@jizhi/contracts'
import type { Actor } from '../../platform/session/actor.ts'
import { type EffectRow, isMine, type Names, type Standing } from '../cycles/index.ts'
import { caseIn } from './case-standing.ts'

type Measure = Answer<typeof readCase>['measures'][number]

/** LAD-5: the measures of the rungs that were reached, and what each still waits for (SHIELD-2). */
export function measuresOf(standing: Standing, rows: readonly EffectRow[], actor: Actor, names: Names): Measure[] {
  const { config } = caseIn(standing)
  const { derived, cycle } = standing
  const signing = derived.open.filter((task) => task.kind === 'sign')
  return derived.effects.map((effect) => {
    const [id = ''] = effect.slot.line.split('.')
    const rung = config.rungs.find(({ measures }) => measures.some((one) => one.id === id))
    const measure = rung?.measures.find((one) => one.id === id)
    const task = signing.find(({ items }) => items.includes(effect.digest))
    const isDone = rows.some(({ digest, state, line }) => digest === effect.digest && line === effect.slot.line && state === 'done')
    const persons = effect.content.persons
    const held = persons === undefined || typeof persons === 'string' || 'missing' in persons ? [] : persons.value
    const whom = Array.isArray(held) ? held.map((one) => names.person(String(one))) : []
    const since = rung === undefined ? '' : `${rung.from === 'opened' ? '受理' : '逾期'}${rung.days === 0 ? '即' : `满 ${rung.days} 个工作日，`}`
    return {
      line: effect.slot.line,
      label: measure?.label ?? rung?.label ?? effect.slot.line,
      digest: effect.digest,
      punitive: effect.punitive,
      standing: isDone ? 'done' : effect.standing,
      waitsFor: [...effect.waitsFor],
      sentence: `${since}${measure?.label ?? ''}${whom.length === 0 ? '' : `（${whom.join('、')}）`}。`,
      maySign: task !== undefined && isMine(task, actor, cycle.owner_unit_id),
    }
  })
}
