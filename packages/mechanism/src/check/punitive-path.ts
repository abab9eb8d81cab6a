import type { Who } from '../blocks/settings/who.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'
import { avoids, effectsThat } from './paths.ts'

/** SHIELD-2, SHIELD-6: every way to a punitive effect passes an objection window, and a named post signs. */
export function checkPunitivePath(drawing: Drawing): Finding[] {
  return effectsThat(drawing, (effect) => effect.punitive).flatMap((open) => {
    const { id } = open.block
    const signatory = open.settings.find((one) => one.path.length === 1 && one.path[0] === 'signatory')?.value
    // The setting of that name has this shape in every schema.
    const unsigned = signatory === undefined || (signatory as Who).role === ''
    return [
      ...(avoids(drawing, id, 'objection')
        ? [error('punitive-unheard', id, `“${open.name}”对单位不利，前面却有一路没有异议期，请在前面加“异议”。`)]
        : []),
      ...(unsigned
        ? [error('punitive-unsigned', id, `“${open.name}”对单位不利，须由有名有责的岗位签发，请填写“谁来签发”。`)]
        : []),
    ]
  })
}
