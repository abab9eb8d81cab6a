import type { BlockKind, PluginKind } from '@jizhi/mechanism'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockIcon } from '../../../ui/icons/block-icon.tsx'
import { CARD_WIDTH, cardBoxes, freePlace } from '../../drawing-lines/index.ts'
import { dragKind } from '../canvas/drag-block.ts'
import { isTyping } from '../canvas/is-typing.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { type PaletteGroup, paletteGroups } from './palette-groups.ts'
import './palette.css'

/** The blocks one can draw with: typed for, clicked, or dragged onto the canvas. `/` goes to the search. */
export function Palette() {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const addInView = useAddInView()
  const groups = paletteGroups(sought)
  useEffect(() => {
    const heard = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      event.preventDefault()
      search.current?.focus()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [])
  const typed = (event: KeyboardEvent) => {
    const first = groups[0]?.kinds[0]
    if (event.key === 'Escape') setSought('')
    if (event.key !== 'Enter' || first === undefined) return
    addInView(first.kind)
    setSought('')
  }
  return (
    <nav className="palette" aria-label={t('designer.palette')}>
      <div className="palette-search">
        <input
          ref={search}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={typed}
          placeholder={t('designer.addBlock')}
          aria-label={t('designer.searchBlock')}
        />
        <kbd>/</kbd>
      </div>
      {groups.length === 0 ? <p className="palette-hint">{t('designer.noSuchBlock')}</p> : null}
      {groups.map((group) => (
        <Group key={group.family} group={group} onPick={addInView} />
      ))}
      <p className="palette-hint">{t('designer.paletteHint')}</p>
    </nav>
  )
}

const isPlugin = (kind: BlockKind): kind is PluginKind => kind.includes('.')

/** One family with its blocks. */
function Group({ group, onPick }: { readonly group: PaletteGroup; readonly onPick: (kind: BlockKind) => void }) {
  const { t } = useTranslation()
  return (
    <section className={`palette-group family-${group.family}`}>
      <h2>{t(`designer.family.${group.family}`)}</h2>
      <div className="palette-blocks">
        {group.kinds.map(({ kind, name }) => (
          <button
            key={kind}
            type="button"
            draggable
            onDragStart={(event) => dragKind(event.dataTransfer, kind)}
            onClick={() => onPick(kind)}
            title={isPlugin(kind) ? t('designer.pluginBlock') : t(`designer.about.${kind}`)}
          >
            <BlockIcon kind={kind} />
            {name}
          </button>
        ))}
      </div>
    </section>
  )
}

/** A clicked block goes to the middle of what is seen, a step aside where a card stands there already. */
function useAddInView() {
  const steps = useSteps()
  const store = useDrawingStore()
  const flow = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()
  return (kind: BlockKind) => {
    const box = flow.getState().domNode?.getBoundingClientRect()
    const middle = box
      ? screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
      : { x: 0, y: 0 }
    const { drawing, views } = store.getState()
    const wish = { x: middle.x - CARD_WIDTH / 2, y: middle.y - 40 }
    steps.add(kind, freePlace(wish, cardBoxes(drawing.layout, views)))
  }
}
