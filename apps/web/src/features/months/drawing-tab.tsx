import { blockDef, isBlockKind, type Mechanism, readDrawing } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/list-table.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import type { CycleView } from './standing.ts'

interface BlockLine {
  readonly id: string
  readonly name: string
  readonly sentence: string
  readonly rows: string
}

/** 图: the drawing this month runs, block by block, with the rows that left each port. */
export function DrawingTab({ view, drawing }: { readonly view: CycleView; readonly drawing: Mechanism | undefined }) {
  const { t } = useTranslation()
  const lines = useMemo(() => (drawing ? linesOf(drawing, view.ports) : []), [drawing, view.ports])
  if (lines.length === 0) return <StateBlock state="error" title={t('months.noDrawing')} />
  return (
    <ListTable<BlockLine>
      label={t('months.drawing')}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('months.block'), width: 140, cell: ({ name }) => <strong>{name}</strong> },
        { key: 'sentence', title: t('months.rule'), cell: ({ sentence }) => sentence },
        { key: 'rows', title: t('months.rowsOut'), width: 220, cell: ({ rows }) => rows },
      ]}
    />
  )
}

function linesOf(drawing: Mechanism, ports: CycleView['ports']): readonly BlockLine[] {
  const read = readDrawing(drawing)
  return drawing.blocks.map((block) => ({
    id: block.id,
    name: block.name ?? (isBlockKind(block.kind) ? blockDef(block.kind).name : block.id),
    sentence: read.byId.get(block.id)?.sentence(read.input(block.id)) ?? '',
    rows: ports
      .filter((port) => port.block === block.id)
      .map(({ label, rows }) => `${label} ${rows}`)
      .join('，'),
  }))
}
