import type { PortRef } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { wireInto } from '../drawing/connecting.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import type { Sentence } from './use-sentences.ts'

const keyOf = ({ block, port }: PortRef) => `${block}/${port}`

interface SourceWordProps {
  readonly sentence: Sentence
  readonly all: readonly Sentence[]
  readonly port: string
}

/** 接在 第 4 句 之后: whence the rows come, chosen among all ways out. What does not fit is refused with its sentence. */
export function SourceWord({ sentence, all, port }: SourceWordProps) {
  const { t } = useTranslation()
  const steps = useSteps()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const to = { block: sentence.view.id, port }
  const from = wireInto(mechanism, to)?.from
  const options = all
    .filter(({ view }) => view.id !== sentence.view.id)
    .flatMap(({ view, number }) =>
      view.outputs.map(({ id, label }) => ({
        ref: { block: view.id, port: id },
        words:
          view.outputs.length === 1
            ? t('versions.source', { number, name: view.name })
            : t('versions.sourcePort', { number, name: view.name, port: label }),
      })),
    )
  const said = options.find(({ ref }) => from !== undefined && keyOf(ref) === keyOf(from))?.words
  if (sentence.frame.readOnly) return <span>{said ?? t('versions.noSource')}</span>
  const label = sentence.view.inputs.find(({ id }) => id === port)?.label ?? port
  return (
    <select
      className="outline-source"
      aria-label={t('versions.sourceLabel', { port: label })}
      value={from === undefined ? '' : keyOf(from)}
      onChange={({ target }) => {
        const chosen = options.find(({ ref }) => keyOf(ref) === target.value)
        if (chosen !== undefined) steps.connect(chosen.ref, to)
        else if (from !== undefined) steps.disconnect({ from, to })
      }}
    >
      <option value="">{t('versions.noSource')}</option>
      {options.map(({ ref, words }) => (
        <option key={keyOf(ref)} value={keyOf(ref)}>
          {words}
        </option>
      ))}
    </select>
  )
}
