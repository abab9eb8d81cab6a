import type { Change, Mechanism } from '@jizhi/mechanism'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MarkTag, StruckWords } from './mark-tag.tsx'
import type { Mark, Overlay } from './overlaid.ts'
import { saidChange } from './struck.ts'

interface DifferenceListProps {
  readonly changes: readonly Change[]
  readonly overlay: Overlay
  readonly current: number
  readonly onChoose: (at: number) => void
  /** Left out where nothing may be changed. */
  readonly onRestore?: ((at: number) => void) | undefined
}

/** 逐句说明: each difference as a sentence, with its block, its sign, and the way back. */
export function DifferenceList({ changes, overlay, current, onChoose, onRestore }: DifferenceListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // The browser answers with a promise, which is nothing to clean up.
    void list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <ol ref={list} className="difference-list">
      {changes.map((change, at) => {
        const { block, zh } = change
        const name = block === undefined ? t('versions.wholeMechanism') : (overlay.views.get(block)?.name ?? '')
        const said = zh.startsWith(`${name}：`) ? zh.slice(name.length + 1) : zh
        return (
          <li key={`${at} ${zh}`} aria-current={at === current ? 'true' : undefined}>
            <button type="button" className="difference-said" onClick={() => onChoose(at)}>
              <span className="num">{at + 1}.</span>
              <strong>{name}</strong>
              <MarkTag mark={markOf(change, overlay)} />
              <span className="difference-words">
                <StruckWords parts={saidChange(said)} />
                {t('versions.stop')}
              </span>
            </button>
            {onRestore ? (
              <button type="button" className="difference-restore" onClick={() => onRestore(at)}>
                {t('versions.restore')}
                <span className="sr-only">{zh}</span>
              </button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** Of a block that came or went its own sign; all else changes what was there. */
export function markOf({ edit, block }: Change, { blocks }: Pick<Overlay, 'blocks'>): Mark {
  if (edit.do === 'remove') return 'removed'
  const isNew = edit.do === 'add' || edit.do === 'insert' || (edit.do === 'all' && edit.edits[0]?.do === 'add')
  return isNew && block !== undefined && blocks.get(block)?.mark === 'added' ? 'added' : 'changed'
}

/** 未变的 8 块: what is alike in both. */
export function Unchanged({ mechanism, overlay }: { readonly mechanism: Mechanism; readonly overlay: Overlay }) {
  const { t } = useTranslation()
  const same = mechanism.blocks.filter(({ id }) => !overlay.blocks.has(id))
  if (same.length === 0) return null
  return (
    <section className="difference-same">
      <h3>{t('versions.unchanged', { count: same.length })}</h3>
      <p>
        {same.map(({ id }) => overlay.views.get(id)?.name ?? id).join(t('settings.between'))}
        {t('versions.stop')}
      </p>
    </section>
  )
}
