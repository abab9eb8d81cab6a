import type { ResultConfig } from '../blocks/result.ts'
import type { Compile, CompileContext } from '../model/compiled.ts'
import { upstreamOf } from './upstream.ts'
import { whom } from './whom.ts'

/** RES-1…5: everything on the wire becomes the cycle's official table. */
export const compileResult: Compile<ResultConfig> = (config, context) => ({
  ops: [
    {
      op: 'freeze',
      from: 'in',
      to: 'frozen',
      columns: [],
      completeness: config.completeness,
      by: config.mode === 'automatic' ? 'auto' : (run) => whom(config.who, run, undefined),
      ...(config.mode === 'automatic' ? { revisedBy: (run) => whom(config.who, run, undefined) } : {}),
      keep: [],
      ...earlyOf(context),
    },
  ],
})

/** OBJ-4 先行定榜: an objection block in front may let undisputed classes go first. */
function earlyOf({ block, mechanism, settings }: CompileContext): { readonly early?: readonly string[] } {
  const above = upstreamOf(mechanism, block)
  for (const one of mechanism.blocks) {
    const config = one.kind === 'objection' && above.has(one.id) ? settings('objection', one.id) : undefined
    if (config?.freeze === 'early' && config.freezeWithin !== '') return { early: [config.freezeWithin] }
  }
  return {}
}
