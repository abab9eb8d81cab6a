import { diff } from '@jizhi/mechanism'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useToast } from '../../../ui/toast.ts'
import { useLayout } from '../../../ui/use-layout.ts'
import { useDesk } from '../desk/desk.ts'
import { ViewChoice } from '../desk/view-choice.tsx'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { useChips } from '../live/chip-words.ts'
import type { Compared } from './compared.ts'
import { DifferenceCanvas } from './difference-canvas.tsx'
import { DifferenceList, markOf, Unchanged } from './difference-list.tsx'
import { MarkTag } from './mark-tag.tsx'
import { type Mark, newerSide, olderSide, overlaid } from './overlaid.ts'
import { restoring } from './restored.ts'
import './difference-page.css'

interface DifferencePageProps {
  /** The older side; nothing where there is no version to compare with. */
  readonly compared: Compared | undefined
  /** The newer side, where it is not what is open. */
  readonly other: Compared | undefined
  /** Chooses the two sides. */
  readonly picker: ReactNode
  /** In place of the comparison, while a chosen side is not there. */
  readonly awaited: ReactNode
  /** Under the drawing: what the difference does. */
  readonly foot: ReactNode
}

const MARKS: readonly Mark[] = ['changed', 'added', 'removed']
const WAYS = ['over', 'beside'] as const
type Way = (typeof WAYS)[number]

/** 差异: two versions laid over each other, sentence by sentence, each difference with its way back. */
export function DifferencePage({ compared, other, picker, awaited, foot }: DifferencePageProps) {
  const { t } = useTranslation()
  if (compared === undefined || awaited) {
    return (
      <section className="difference-page" aria-label={t('designer.differences')}>
        <div className="difference-main">
          <header className="difference-bar">{picker}</header>
          {awaited ?? <StateBlock state="empty" title={t('versions.noCompared')} text={t('versions.noComparedText')} />}
        </div>
      </section>
    )
  }
  return <Differences {...{ compared, other, picker, foot }} />
}

function Differences(props: Omit<DifferencePageProps, 'awaited'> & { readonly compared: Compared }) {
  const { t } = useTranslation()
  const { compared, other, picker, foot } = props
  const { readOnly } = useDesk()
  const phone = useLayout() === 'phone'
  const open = useDrawing((state) => state.drawing)
  const counts = useChips()
  const newer = other ?? open
  const changes = useMemo(() => diff(compared.mechanism, newer.mechanism), [compared, newer])
  const overlay = useMemo(() => overlaid(compared, newer, changes), [compared, newer, changes])
  const sides = useMemo(
    () => ({ older: olderSide(compared, overlay), newer: newerSide(newer, overlay) }),
    [compared, newer, overlay],
  )
  const [way, setWay] = useState<Way>('over')
  const [chosen, setChosen] = useState<number>()
  const at = Math.min(chosen ?? 0, Math.max(changes.length - 1, 0))
  // The whole drawing stands in sight until somebody asks for one place of it.
  const block = chosen === undefined ? undefined : changes[at]?.block
  const restore = useRestore(compared, changes)
  const marks = changes.map((one) => markOf(one, overlay))
  const move = (by: number) =>
    setChosen(chosen === undefined && by > 0 ? 0 : (at + by + changes.length) % changes.length)
  return (
    <section className="difference-page" aria-label={t('designer.differences')}>
      <div className="difference-main">
        <header className="difference-bar">
          {picker}
          <p>{t('versions.changed', { count: changes.length })}</p>
          {MARKS.map((mark) => {
            const count = marks.filter((one) => one === mark).length
            return count === 0 ? null : <MarkTag key={mark} mark={mark} count={count} />
          })}
          {phone ? null : (
            <ViewChoice
              label={t('versions.way.label')}
              value={way}
              onChange={setWay}
              options={WAYS.map((value) => ({ value, label: t(`versions.way.${value}`) }))}
            />
          )}
          <PlainButton small disabled={changes.length === 0} onClick={() => move(-1)}>
            <PageIcon name="up" /> {t('versions.before')}
          </PlainButton>
          <PlainButton small disabled={changes.length === 0} onClick={() => move(1)}>
            <PageIcon name="down" /> {t('versions.after')}
          </PlainButton>
        </header>
        {phone ? null : way === 'over' ? (
          <div className="difference-canvases">
            <DifferenceCanvas overlay={overlay} block={block} counts={other ? undefined : counts} />
          </div>
        ) : (
          <div className="difference-canvases">
            <Titled words={compared.words}>
              <DifferenceCanvas overlay={sides.older} block={block} counts={undefined} />
            </Titled>
            <Titled words={other?.words ?? t('versions.open')}>
              <DifferenceCanvas overlay={sides.newer} block={block} counts={other ? undefined : counts} />
            </Titled>
          </div>
        )}
        {phone ? null : foot}
      </div>
      <aside className="difference-aside" aria-label={t('versions.sentences')}>
        <h2>{t('versions.sentences')}</h2>
        {changes.length === 0 ? (
          <p className="change-none">{t('designer.noDifferences', { words: compared.words })}</p>
        ) : (
          <DifferenceList
            changes={changes}
            overlay={overlay}
            current={at}
            onChoose={setChosen}
            onRestore={readOnly || other ? undefined : restore}
          />
        )}
        <Unchanged mechanism={newer.mechanism} overlay={overlay} />
      </aside>
    </section>
  )
}

const Titled = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <div className="difference-side">
    <h3>{words}</h3>
    {children}
  </div>
)

/** 还原此处, as one step of undo; says what else went back because it cannot stand alone. */
function useRestore(compared: Compared, changes: ReturnType<typeof diff>): (at: number) => void {
  const { t } = useTranslation()
  const toast = useToast()
  const store = useDrawingStore()
  return (at) => {
    const { drawing, change } = store.getState()
    const found = restoring(compared, drawing, changes, at)
    if (found === undefined) return toast.failed(t('versions.notRestored'))
    const done = change(t('versions.step.restore', { words: changes[at]?.zh ?? '' }), found.change)
    if (!done.ok) return toast.failed(done.fault.message)
    if (found.alsoGone.length > 0) toast.done(t('versions.alsoRestored', { count: found.alsoGone.length }))
  }
}
