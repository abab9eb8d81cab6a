import type { ResultConfig } from '../blocks/result.ts'
import type { Compile } from '../model/compiled.ts'
import { whom } from './whom.ts'

/** RES-1…5: everything on the wire becomes the cycle's official table. */
export const compileResult: Compile<ResultConfig> = (config) => ({
  ops: [
    {
      op: 'freeze',
      from: 'in',
      to: 'frozen',
      columns: [],
      completeness: config.completeness,
      by: config.mode === 'automatic' ? 'auto' : (run) => whom(config.who, run, undefined),
      keep: [],
    },
  ],
})
