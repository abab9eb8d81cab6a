import type { Finding } from '../../model/block-def.ts'
import type { Block } from '../../model/mechanism.ts'
import type { AllocateConfig } from '../allocate.ts'

/** ALLOC-3, ALLOC-5: what an allocation leaves unsaid. */
export function lintAllocation(block: Block, config: AllocateConfig): readonly Finding[] {
  const say = (code: string, severity: Finding['severity'], message: string): Finding => ({
    code: `check.allocate-${code}`,
    severity,
    block: block.id,
    message,
  })
  return [
    ...(config.repeat !== 'pay' && config.wonColumn === ''
      ? [say('won', 'error', '以前得过的另有规矩，却没有选得过几次的列，请用历史块算出来再选。')]
      : []),
    ...(config.pool === 'zero' && config.zeroSum === 'account' && config.leftOverTo === ''
      ? [say('named-account', 'warning', '零和的差额没有写明归入哪个账户，请填写“余额归入”。')]
      : []),
  ]
}
