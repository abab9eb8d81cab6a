import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** A person's name on a public board needs a basis, a mask and a day on which it comes down. */
export function checkNamesPublic(drawing: Drawing): Finding[] {
  return drawing.of('tell').flatMap(({ open, config }) => {
    if (config.audience !== 'public' || config.names !== 'persons') return []
    const lacks = [
      ...(config.basis === '' ? ['依据'] : []),
      ...(config.mask === 'none' ? ['遮名方式'] : []),
      ...(config.expiryDays === 0 ? ['撤下日期'] : []),
    ]
    if (lacks.length === 0) return []
    return [
      error(
        'names-public',
        open.block.id,
        `“${open.name}”向社会登人名，还缺${lacks.join('、')}，请补上或改为不登人名。`,
      ),
    ]
  })
}
