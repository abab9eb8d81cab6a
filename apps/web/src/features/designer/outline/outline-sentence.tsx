import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LintMark } from '../canvas/block-card.tsx'
import type { Marks } from '../canvas/flow-parts.ts'
import { wireInto } from '../drawing/connecting.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { BlockName } from '../settings/block-name.tsx'
import { FormFrameProvider } from '../settings/form-frame.ts'
import { PortEnds } from '../settings/port-ends.tsx'
import { OutlineWord } from './outline-word.tsx'
import type { SaidSetting } from './said-settings.ts'
import { SourceWord } from './source-word.tsx'
import type { Sentence } from './use-sentences.ts'

interface OutlineSentenceProps {
  readonly sentence: Sentence
  readonly all: readonly Sentence[]
  readonly marks: Marks
  readonly isCurrent: boolean
  readonly renaming: boolean
  readonly onRenamed: () => void
}

/** 5. 排名  在同类内按得分从高到低排名，…: one block, read out as one sentence, its words changed where they stand. */
export function OutlineSentence({ sentence, all, marks, isCurrent, renaming, onRenamed }: OutlineSentenceProps) {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const { view, number, spoken, group } = sentence
  const found = marks.get(view.id)
  const choose = () => store.getState().select([view.id])
  return (
    <>
      {group === undefined ? null : <li className="outline-group">{group.title}</li>}
      <li
        className={`outline-sentence family-${view.family}${isCurrent ? ' outline-current' : ''}`}
        data-sentence={view.id}
      >
        <span className="outline-number num" aria-hidden="true">
          {number}.
        </span>
        {renaming ? (
          <BlockName view={view} renaming onDone={onRenamed} />
        ) : (
          <button
            type="button"
            className="outline-head"
            aria-current={isCurrent ? 'true' : undefined}
            aria-label={t('versions.readOut', { number, name: view.name, sentence: view.sentence })}
            onClick={choose}
          >
            {view.name}
          </button>
        )}
        <div className="outline-said">
          <p>{spoken === undefined ? view.sentence : <Spoken sentence={sentence} />}</p>
          <Clauses sentence={sentence} all={all} isCurrent={isCurrent} />
        </div>
        <LintMark errors={found?.errors ?? 0} warnings={found?.warnings ?? 0} />
      </li>
    </>
  )
}

/** The sentence with its words that can be changed underlined. */
function Spoken({ sentence }: { readonly sentence: Sentence }) {
  const { spoken } = sentence
  if (spoken === undefined) return null
  const { sentence: text, words } = spoken
  return (
    <>
      {words.map(({ from, to, setting }, at) => (
        <span key={setting.path.join('.')}>
          {text.slice(at === 0 ? 0 : words[at - 1]?.to, from)}
          <OutlineWord sentence={sentence} setting={setting} words={text.slice(from, to)} />
        </span>
      ))}
      {text.slice(words.at(-1)?.to ?? 0)}
    </>
  )
}

/** What the sentence does not say: whence it comes where that is not the one above, what was set otherwise, and, asked for, the rest. */
function Clauses({ sentence, all, isCurrent }: Pick<OutlineSentenceProps, 'sentence' | 'all' | 'isCurrent'>) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const { view, spoken, number, frame } = sentence
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const above = all[number - 2]?.view
  const isPlain = (port: string) => {
    const from = wireInto(mechanism, { block: view.id, port })?.from
    return from !== undefined && from.block === above?.id && above.outputs.length === 1
  }
  const sources = view.inputs.filter(({ id }) => isWhole || view.inputs.length > 1 || !isPlain(id))
  const others = spoken?.others ?? []
  const told = others.filter(({ isUsual, field }) => !isUsual && field.kind !== 'table')
  const shown = isWhole ? others : told
  const rest = others.length - told.length
  const rows = inRows(shown)
  return (
    <>
      {sources.length + rows.length === 0 ? null : (
        <ol className="outline-clauses">
          {sources.map(({ id }) => (
            <li key={`in ${id}`}>
              <SourceWord sentence={sentence} all={all} port={id} />
            </li>
          ))}
          {rows.map(({ row, settings }) => (
            <li key={row || settings[0]?.path.join('.')}>
              {row}
              {settings.map((setting, at) => (
                <span key={setting.path.join('.')}>
                  {at > 0 ? t('versions.nextClause') : row === '' ? '' : t('versions.ofRow')}
                  {t('versions.clause', { title: setting.field.title })}
                  <OutlineWord sentence={sentence} setting={setting} />
                </span>
              ))}
            </li>
          ))}
        </ol>
      )}
      {isWhole ? (
        <FormFrameProvider value={frame}>
          <PortEnds view={view} />
        </FormFrameProvider>
      ) : null}
      {isCurrent && rest + view.inputs.length > 0 && !frame.readOnly ? (
        <button type="button" className="outline-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('versions.lessSaid') : t('versions.moreSaid', { count: rest })}
        </button>
      ) : null}
    </>
  )
}

interface Clause {
  readonly row: string
  readonly settings: readonly SaidSetting[]
}

/** Settings of one row of a table stand in one line; those at the top each have their own. */
function inRows(settings: readonly SaidSetting[]): readonly Clause[] {
  const lines: { row: string; settings: SaidSetting[] }[] = []
  for (const setting of settings) {
    const last = lines.at(-1)
    if (last !== undefined && last.row === setting.row && setting.row !== '') last.settings.push(setting)
    else lines.push({ row: setting.row, settings: [setting] })
  }
  return lines
}
