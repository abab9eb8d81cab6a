import type { Completeness } from '../blocks/settings/completeness.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** EVAL-4: a set block must say when it has heard enough; EVAL-6: 顺延 needs a second date, 用上期 a result. */
export function checkCompleteness(drawing: Drawing): Finding[] {
  return drawing.blocks.flatMap((open) => {
    if (open.arity !== 'set') return []
    const found = open.settings.find((one) => one.path.length === 1 && one.path[0] === 'completeness')
    // regroup waits per group (REGR-4) and has no rule of its own.
    if (found === undefined) return []
    const rule = found.value as Completeness // the setting of that name has this shape in every schema
    const say = (what: string) => [error('completeness', open.block.id, `“${open.name}”${what}`)]
    if (rule.rule === 'unset') return say('没有到齐规则，请选全部到齐、到期为准或达到比例。')
    if (rule.rule === 'due' && rule.at === '') return say('到期为准却没有期限，请选一个时间节点。')
    if (rule.rule !== 'all' && rule.late === 'last' && drawing.byId.get(rule.lastResult)?.block.kind !== 'result')
      return say('选了用上期，请再选上期取自哪个定榜。')
    if (rule.rule !== 'all' && rule.late === 'carry' && rule.until === '') return say('选了顺延，请再选第二期限。')
    return []
  })
}
