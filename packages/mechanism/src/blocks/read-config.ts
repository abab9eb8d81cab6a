import { fail, ok, type Result } from '@jizhi/domain'
import type { Finding } from '../model/block-def.ts'
import { BLOCK_KINDS, type BlockKind } from '../model/block-kind.ts'
import type { Block } from '../model/mechanism.ts'
import { type BlockConfigs, blockDef } from './index.ts'
import { issueWords, sayIssue } from './issue-words.ts'
import { pluginOf } from './plugins.ts'

/** A built-in kind, or one of a plug-in that is loaded. */
export const isBlockKind = (kind: string): kind is BlockKind =>
  BLOCK_KINDS.some((known) => known === kind) || pluginOf(kind) !== undefined

const unknownKind = (kind: string): string =>
  kind.includes('.')
    ? `这里没有装“${kind}”这种插件块，请装上插件，或删去这一块。`
    : `不认识“${kind}”这种块，请改种类，或删去后重画。`

const complain = (block: Block, message: string): Finding => ({
  code: 'check.settings',
  severity: 'error',
  block: block.id,
  message,
})

/** Settings are values: whoever reads the same ones again gets what was read of them. */
const READ = new WeakMap<object, { readonly kind: BlockKind; readonly config: unknown }>()

/**
 * The settings of a block with every default filled in, or the first complaint in Chinese.
 * A document from outside may name a kind that does not exist; that is a finding too.
 */
export function readConfig<K extends BlockKind>(block: Block & { readonly kind: K }): Result<BlockConfigs[K], Finding> {
  if (!isBlockKind(block.kind)) return fail(complain(block, unknownKind(block.kind)))
  const known = READ.get(block.config)
  if (known?.kind === block.kind) return ok(known.config as BlockConfigs[K]) // kept under this very kind
  const def = blockDef(block.kind)
  const parsed = def.schema.safeParse(block.config, { error: issueWords })
  if (parsed.success) {
    READ.set(block.config, { kind: block.kind, config: parsed.data })
    return ok(parsed.data)
  }
  return fail(
    complain(block, `${block.name ?? def.name}的${sayIssue(def.schema, block.config, parsed.error.issues[0])}`),
  )
}
