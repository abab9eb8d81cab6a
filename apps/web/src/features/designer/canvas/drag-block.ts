import { type BlockKind, isBlockKind } from '@jizhi/mechanism'

const TYPE = 'application/x-jizhi-block'

export function dragKind(transfer: DataTransfer, kind: BlockKind): void {
  transfer.setData(TYPE, kind)
  transfer.effectAllowed = 'copy'
}

/** The kind that was dragged here from the palette; anything else that is dropped is none of ours. */
export function draggedKind(transfer: DataTransfer): BlockKind | undefined {
  const kind = transfer.getData(TYPE)
  return isBlockKind(kind) ? kind : undefined
}
