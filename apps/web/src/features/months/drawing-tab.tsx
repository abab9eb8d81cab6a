import { blockTitle, type Mechanism, readDrawing } from '@jizhi/mechanism'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/list-table.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { useLayout } from '../../ui/use-layout.ts'
import { portCounts } from './ports.ts'
import type { CycleView } from './standing.ts'

/** The canvas is heavy and only looked at here, so it comes when the tab is opened. */
const ReadOnlyCanvas = lazy(async () => ({ default: (await import('../designer/index.ts')).ReadOnlyCanvas }))

interface BlockLine {
  readonly id: string
  readonly name: string
  readonly sentence: string
  readonly rows: string
}

/** 图: the drawing this month runs, with the rows that left each port on its wires, and the same as sentences. */
export function DrawingTab({ view, drawing }: { readonly view: CycleView; readonly drawing: Mechanism | undefined }) {
  const { t } = useTranslation()
  const phone = useLayout() === 'phone'
  const lines = useMemo(() => (drawing ? linesOf(drawing, view.ports) : []), [drawing, view.ports])
  const counts = useMemo(() => portCounts(view), [view])
  if (!drawing || lines.length === 0) return <StateBlock state="error" title={t('months.noDrawing')} />
  return (
    <div className="month-stack">
      {phone ? null : (
        <div className="month-canvas">
          <Suspense fallback={<StateBlock state="loading" />}>
            <ReadOnlyCanvas mechanism={drawing} layout={view.layout} counts={counts} />
          </Suspense>
        </div>
      )}
      <ListTable<BlockLine>
        label={t('months.drawing')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('months.block'), width: 140, cell: ({ name }) => <strong>{name}</strong> },
          {
            key: 'sentence',
            title: t('months.rule'),
            cell: ({ sentence }) => <p className="month-rule">{sentence}</p>,
          },
          { key: 'rows', title: t('months.rowsOut'), width: 220, cell: ({ rows }) => rows },
        ]}
      />
    </div>
  )
}

function linesOf(drawing: Mechanism, ports: CycleView['ports']): readonly BlockLine[] {
  const read = readDrawing(drawing)
  return drawing.blocks.map((block) => ({
    id: block.id,
    name: blockTitle(block),
    sentence: read.byId.get(block.id)?.sentence(read.input(block.id)) ?? '',
    rows: ports
      .filter((port) => port.block === block.id)
      .map(({ label, rows }) => `${label} ${rows}`)
      .join('，'),
  }))
}
