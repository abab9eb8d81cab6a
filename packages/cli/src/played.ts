import { type Mechanism, type Played, type PlayedCycle, playFacts } from '@jizhi/mechanism'
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
  throw new BadInput(file, played.fault)
}

/** The last cycle of this mechanism, or the one of a period. Throws BadInput where there is none. */
export function cycleAt(played: Played, mechanism: Mechanism, file: string, period: string | undefined): PlayedCycle {
  const own = played.cycles.filter((one) => one.mechanism === mechanism)
  const found = period === undefined ? own.at(-1) : own.findLast((one) => one.period === period)
  if (found) return found
  const known = own.map((one) => one.period).join('、')
  throw new BadInput(file, [{ path: 'period', message: `没有要看的周期，文件里有 ${known || '无'}。` }])
}
