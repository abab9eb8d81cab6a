import { check, type Mechanism, type Played, type PlayedCycle, playFacts } from '@jizhi/mechanism'
import { isTemplateName, templateList, templates } from '@jizhi/templates'
import { BadInput } from './answer.ts'
import { readFactsAt } from './files.ts'

/** A facts file played on a mechanism; cycles may name templates. Throws BadInput with every complaint. */
export function playedAt(mechanism: Mechanism, file: string): Played {
  const others = (name: string) => (isTemplateName(name) ? templates[name].mechanism : undefined)
  // A case of a template may name it, as its other cycles do.
  const name = templateList.find((template) => template.mechanism.id === mechanism.id)?.name ?? mechanism.id
  const played = playFacts(mechanism, readFactsAt(file), { name, others })
  if (played.ok) return played.value
  // What looks like a fault of the facts may well be one of the drawing.
  throw new BadInput(file, [...sayUnsound(mechanism).map((message) => ({ path: '', message })), ...played.fault])
}

/** Errors of the drawing, for commands that reckon with it all the same. */
export function sayUnsound(mechanism: Mechanism): readonly string[] {
  const errors = check(mechanism).filter(({ severity }) => severity === 'error').length
  return errors === 0 ? [] : [`机制本身有 ${errors} 处必须改，请先用 jizhi check 看；改好以前，这里的数和话作不得准。`]
}

/** The last cycle of this mechanism, or the one of a period. Throws BadInput where there is none. */
export function cycleAt(played: Played, mechanism: Mechanism, file: string, period: string | undefined): PlayedCycle {
  const own = played.cycles.filter((one) => one.mechanism === mechanism)
  const found = period === undefined ? own.at(-1) : own.findLast((one) => one.period === period)
  if (found) return found
  const known = own.map((one) => one.period).join('、')
  throw new BadInput(file, [{ path: 'period', message: `没有要看的周期，文件里有 ${known || '无'}。` }])
}
