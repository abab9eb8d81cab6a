import { fail, ok, type Result } from '@jizhi/domain'
import { z } from 'zod'
import type { Finding } from '../model/block-def.ts'
import { BLOCK_KINDS, type BlockKind } from '../model/block-kind.ts'
import type { Block } from '../model/mechanism.ts'
import { type BlockConfigs, blockDef } from './index.ts'

const chinese = z.locales.zhCN().localeError

export const isBlockKind = (kind: string): kind is BlockKind => BLOCK_KINDS.some((known) => known === kind)

const complain = (block: Block, message: string): Finding => ({
  code: 'check.settings',
  severity: 'error',
  block: block.id,
  message,
})

/**
 * The settings of a block with every default filled in, or the first complaint in Chinese.
 * A document from outside may name a kind that does not exist; that is a finding too.
 */
export function readConfig<K extends BlockKind>(block: Block & { readonly kind: K }): Result<BlockConfigs[K], Finding> {
  if (!isBlockKind(block.kind)) return fail(complain(block, '不认识这种块，请删去后用左边的块重画。'))
  const def = blockDef(block.kind)
  const parsed = def.schema.safeParse(block.config, { error: chinese })
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const where = issue === undefined || issue.path.length === 0 ? '' : `的“${issue.path.join('.')}”`
  return fail(complain(block, `${block.name ?? def.name}${where}设置有误：${issue?.message ?? '格式不对'}`))
}
