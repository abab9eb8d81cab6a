import { fail, ok, type Result } from '@jizhi/domain'
import { readConfig } from '../blocks/read-config.ts'
import type { Block, Mechanism } from '../model/mechanism.ts'
import { detach, inserted } from './detach.ts'
import type { Edited, EditFault } from './edit.ts'
import { blockIn } from './ports.ts'
import { forgetBlock } from './sections.ts'

type Outcome = Result<Edited, EditFault>

/** A drawing nobody could read any more, and more than a county needs. */
const MOST_BLOCKS = 200
const LONGEST_NAME = 40

export const gone = (): Result<never, EditFault> =>
  fail({ code: 'edit.unknown-block', message: '这个块已经不在图上了，请刷新后再试。' })

export function add(mechanism: Mechanism, block: Block, at?: number): Outcome {
  if (blockIn(mechanism, block.id) !== undefined) {
    return fail({ code: 'edit.same-id', message: '图上已经有同编号的块，请换一个编号。' })
  }
  if (mechanism.blocks.length >= MOST_BLOCKS) {
    return fail({ code: 'edit.too-large', message: `一张图最多 ${MOST_BLOCKS} 块，请分成几个机制。` })
  }
  const config = readConfig(block)
  if (!config.ok) return fail({ code: 'edit.settings', message: config.fault.message })
  return ok({
    mechanism: { ...mechanism, blocks: inserted(mechanism.blocks, block, at) },
    inverse: { do: 'remove', block: block.id },
  })
}

/** Removes a block with its wires, ends, parameters and place in a group; the rest stays as it is, and check names what now has no way in or out. */
export function remove(mechanism: Mechanism, id: string): Outcome {
  const at = mechanism.blocks.findIndex((block) => block.id === id)
  const block = mechanism.blocks[at]
  if (block === undefined) return gone()
  const left = detach(mechanism, (ref) => ref.block === id)
  const forgot = forgetBlock({ ...left.mechanism, blocks: mechanism.blocks.toSpliced(at, 1) }, id)
  return ok({
    mechanism: forgot.mechanism,
    inverse: { do: 'all', edits: [{ do: 'add', block, at }, ...left.restore, ...forgot.restore] },
  })
}

export function duplicate(mechanism: Mechanism, id: string, as: string): Outcome {
  const block = blockIn(mechanism, id)
  return block === undefined ? gone() : add(mechanism, { ...block, id: as })
}

export function renameBlock(mechanism: Mechanism, id: string, name: string): Outcome {
  const block = blockIn(mechanism, id)
  if (block === undefined) return gone()
  const trimmed = name.trim()
  if (trimmed.length > LONGEST_NAME) {
    return fail({ code: 'edit.name', message: `名称最长 ${LONGEST_NAME} 个字，请写短一些。` })
  }
  const { name: before = '', ...unnamed } = block
  const renamed = trimmed === '' ? unnamed : { ...unnamed, name: trimmed }
  return ok({
    mechanism: { ...mechanism, blocks: mechanism.blocks.map((one) => (one.id === id ? renamed : one)) },
    inverse: { do: 'rename-block', block: id, name: before },
  })
}
