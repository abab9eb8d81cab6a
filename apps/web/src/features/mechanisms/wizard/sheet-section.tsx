import { listSheets } from '@jizhi/contracts'
import { readDrawing } from '@jizhi/mechanism'
import { sampleSheets } from '@jizhi/templates'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { Answers, ChosenSheet } from './answers.ts'
import { Asked } from './asked.tsx'
import type { Start } from './use-start.ts'

interface SheetSectionProps {
  readonly scores: readonly { readonly id: string; readonly name: string }[]
  readonly answers: Answers
  readonly answer: (part: Partial<Answers>) => void
  readonly start: Start
  readonly misfits: ReadonlyMap<string, string>
}

const OWN = 'own'
const textOf = (chosen: ChosenSheet | undefined): string =>
  chosen === undefined ? OWN : 'sheet' in chosen ? `sheet ${chosen.sheet} ${chosen.version}` : `sample ${chosen.sample}`

function readText(text: string): ChosenSheet | undefined {
  const [kind, name = '', version] = text.split(' ')
  if (kind === 'sheet') return { sheet: name, version: Number(version) }
  return kind === 'sample' ? { sample: name } : undefined
}

/** SHEET-5: by which items each 计分 scores: its own, those of one of our sheets, or of a shipped sample. */
export function SheetSection({ scores, answers, answer, start, misfits }: SheetSectionProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const { data } = useQuery(tenantQuery(county, listSheets, { params: { county } }))
  const ours = data?.sheets ?? []
  const samples = sampleSheets.filter(({ sheet }) => !ours.some(({ name }) => name === sheet.name))
  const choose = (block: string, chosen: ChosenSheet | undefined) => {
    const { [block]: _before, ...rest } = answers.sheets
    answer({ sheets: chosen === undefined ? rest : { ...rest, [block]: chosen } })
  }
  return (
    <div className="wizard-fields">
      {scores.map(({ id: block, name }) => (
        <Asked key={block} label={name} note={t('wizard.sheetEffect')} fault={misfits.get(block)}>
          {(id) => (
            <Select<string>
              id={id}
              value={textOf(answers.sheets[block])}
              onChange={(text) => choose(block, readText(text))}
              popupMatchSelectWidth={false}
              options={[
                { value: OWN, label: t('wizard.ownItems', { count: itemsOf(start, block) }) },
                ...ours.map((one) => ({
                  value: `sheet ${one.id} ${one.version}`,
                  label: t('wizard.ourSheet', {
                    name: one.name,
                    version: one.version,
                    count: one.items,
                    full: one.full,
                  }),
                })),
                ...samples.map(({ name: sample, sheet }) => ({
                  value: `sample ${sample}`,
                  label: t('wizard.sampleSheet', { name: sheet.name, place: sheet.source.place }),
                })),
              ]}
            />
          )}
        </Asked>
      ))}
    </div>
  )
}

const itemsOf = ({ mechanism }: Start, block: string): number =>
  readDrawing(mechanism)
    .of('score')
    .find(({ open }) => open.block.id === block)?.config.items.length ?? 0
