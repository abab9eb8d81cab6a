import type { BlockKind, Wire } from '@jizhi/mechanism'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { CARD_WIDTH, cardBoxes, freePlace } from '../../drawing-lines/index.ts'
import { misfit } from '../drawing/connecting.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { newBlock, useSteps } from '../drawing/use-steps.ts'
import { Group } from './palette.tsx'
import { paletteGroups } from './palette-groups.ts'

/** What may stand in the middle of a wire: only blocks through which its rows can go on. */
export function InsertDialog({ wire, onDone }: { readonly wire: Wire; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const steps = useSteps()
  const put = (kind: BlockKind) => {
    const { drawing, views } = store.getState()
    const { positions } = drawing.layout
    const from = positions[wire.from.block] ?? { x: 0, y: 0 }
    const to = positions[wire.to.block] ?? { x: 0, y: 0 }
    // Between the two where there is room, else just below the first: nothing else moves.
    const between = to.x - from.x > CARD_WIDTH * 2 + 20
    const at = between ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : { x: from.x, y: from.y + 120 }
    steps.insert(kind, wire, freePlace(at, cardBoxes(drawing.layout, views)))
    onDone()
  }
  return (
    <Modal open onCancel={onDone} footer={null} title={t('designer.insertHere')} width={284} destroyOnHidden>
      <div className="insert-list">
        {fittingGroups(store.getState().drawing.mechanism, wire).map((group) => (
          <Group key={group.family} group={group} onPick={put} />
        ))}
      </div>
    </Modal>
  )
}

function fittingGroups(mechanism: Parameters<typeof misfit>[0], wire: Wire) {
  const fits = (kind: BlockKind) => misfit(mechanism, { do: 'insert', block: newBlock(kind), wire }) === undefined
  return paletteGroups('')
    .map((group) => ({ ...group, kinds: group.kinds.filter(({ kind }) => fits(kind)) }))
    .filter(({ kinds }) => kinds.length > 0)
}
