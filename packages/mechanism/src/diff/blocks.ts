import { blockDef } from '../blocks/index.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import { readDrawing } from '../check/drawing.ts'
import type { Edit } from '../edit/edit.ts'
import { blockIn, samePort, sameWire } from '../edit/ports.ts'
import type { Block, Wire } from '../model/mechanism.ts'
import { step, type Way } from './change.ts'
import type { Speech } from './speech.ts'

/** A block keeps its id from version to version; one of another kind under the same id is another block. */
export function removeBlocks(way: Way, was: Speech): void {
  for (const block of way.from.blocks) {
    if (blockIn(way.to, block.id)?.kind === block.kind) continue
    step(way, { do: 'remove', block: block.id }, `删去 ${was.name(block.id)}`, block.id)
  }
}

export function renameBlocks(way: Way, was: Speech): void {
  for (const { id, name = '' } of way.to.blocks) {
    const before = blockIn(way.current, id)
    if (before === undefined || (before.name ?? '') === name) continue
    const zh = name === '' ? `${was.name(id)}恢复原名“${kindName(before)}”` : `${was.name(id)}改名为“${name}”`
    step(way, { do: 'rename-block', block: id, name }, zh, id)
  }
}

const kindName = (block: Block): string => (isBlockKind(block.kind) ? blockDef(block.kind).name : block.kind)

/** 分流“是否受检”; 分流 alone where it has no name of its own. */
const newName = (block: Block, becomes: Speech): string => {
  const kind = kindName(block)
  const name = becomes.name(block.id)
  if (name.startsWith(kind) && block.name === undefined) return name
  return name === kind ? kind : `${kind}“${name}”`
}

/** New blocks in the order rows flow, each with the wire that comes to it, or put on the wire where it now stands. */
export function addBlocks(way: Way, becomes: Speech): void {
  const flowing = readDrawing(way.to).blocks.map((open) => open.block)
  const unread = way.to.blocks.filter((block) => !flowing.some((one) => one.id === block.id))
  for (const block of [...flowing, ...unread]) {
    if (blockIn(way.current, block.id) !== undefined) continue
    const said = newName(block, becomes)
    if (putBetween(way, block, said, becomes)) continue
    const wire = way.to.wires.find(
      (one) => one.to.block === block.id && blockIn(way.current, one.from.block) !== undefined,
    )
    const added: Edit = { do: 'add', block }
    const zh = `新增 ${said}`
    if (wire !== undefined) {
      const both: Edit = { do: 'all', edits: [added, { do: 'connect', wire }] }
      if (step(way, both, `${zh}，接在 ${becomes.port(wire.from)} 之后`, block.id)) continue
    }
    if (step(way, added, zh, block.id)) continue
    step(way, { do: 'all', edits: [] }, `新增的 ${said} 读不懂，没有比较，请先改好它的设置`, block.id)
  }
}

/** A new block on a wire that was there: one sentence, one edit. */
function putBetween(way: Way, block: Block, said: string, becomes: Speech): boolean {
  const into = way.to.wires.filter((wire) => wire.to.block === block.id)
  const out = way.to.wires.filter((wire) => wire.from.block === block.id)
  for (const wire of into) {
    const onward = out.find((one) => standing(way.current.wires, { from: wire.from, to: one.to }))
    if (onward === undefined) continue
    const edit: Edit = {
      do: 'insert',
      block,
      wire: { from: wire.from, to: onward.to },
      port: onward.from.port,
    }
    const zh = `在 ${becomes.port(wire.from)} 与 ${becomes.name(onward.to.block)} 之间插入 ${said}`
    if (isFirstInput(wire, into) && step(way, edit, zh, block.id)) return true
  }
  return false
}

const standing = (wires: readonly Wire[], wire: Wire): boolean => wires.some((one) => sameWire(one, wire))

/** `insert` takes the block's first way in; a block with two is wired in steps. */
const isFirstInput = (wire: Wire, into: readonly Wire[]): boolean =>
  into.length === 1 || into.every((one) => samePort(one.to, wire.to))
