import { useTranslation } from 'react-i18next'
import { BlockIcon } from '../../../ui/icons/block-icon.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { FindingList } from '../check/finding-list.tsx'
import { useDesk } from '../desk/desk.ts'
import { SideDrawing } from './side-drawing.tsx'
import type { Sentence } from './use-sentences.ts'

interface OutlineAsideProps {
  readonly sentence: Sentence | undefined
  readonly onChoose: (id: string) => void
  readonly onCanvas: () => void
}

/** Beside the sentences: the same thing as a drawing, and what there is to mend in the sentence that is chosen. */
export function OutlineAside({ sentence, onChoose, onCanvas }: OutlineAsideProps) {
  const { t } = useTranslation()
  const { findings } = useDesk()
  const own = sentence === undefined ? [] : (findings ?? []).filter(({ block }) => block === sentence.view.id)
  return (
    <aside className="outline-aside" aria-label={t('designer.canvas')}>
      <header>
        <h2>{t('designer.canvas')}</h2>
        <span>{t('versions.sideNote')}</span>
        <PlainButton small onClick={onCanvas}>
          {t('versions.toCanvas')}
        </PlainButton>
      </header>
      <SideDrawing onChoose={onChoose} />
      {sentence === undefined ? (
        <p className="outline-none">{t('versions.chooseSentence')}</p>
      ) : (
        <section className={`family-${sentence.view.family}`}>
          <h3>
            <span className="block-icon">
              <BlockIcon kind={sentence.view.kind} />
            </span>
            {t('versions.sentence', { number: sentence.number, name: sentence.view.name })}
          </h3>
          <p>{sentence.view.sentence}</p>
          <FindingList findings={own} />
        </section>
      )}
    </aside>
  )
}
