import type { Change } from '@jizhi/mechanism'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import './change-list.css'

interface ChangeListProps {
  readonly changes: readonly Change[]
  /** What is said where nothing differs. */
  readonly empty: string
}

/** Differences as sentences, in the order in which they are made; a click goes to the block where it stands. */
export function ChangeList({ changes, empty }: ChangeListProps) {
  const store = useDrawingStore()
  const views = useDrawing((state) => state.views)
  if (changes.length === 0) return <p className="change-none">{empty}</p>
  return (
    <ol className="change-list">
      {changes.map(({ zh, block }, at) => (
        <li key={`${at} ${zh}`}>
          <button
            type="button"
            disabled={block === undefined || !views.has(block)}
            onClick={() => block && store.getState().select([block])}
          >
            <span className="num">{at + 1}.</span>
            <span>{zh}。</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
