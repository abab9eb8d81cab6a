import { Button, Input, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import type { ImportSearch } from '../../frame/import-search.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { periodChoices } from '../../ui/period-choices.ts'
import { SideField } from '../../ui/side-form.tsx'
import { periodKindOf } from '../months/index.ts'
import type { Choices, Lacking } from './target.ts'
import { useImportOptions } from './use-blocks.ts'

/** First what the file is, then the file. */
export function FileStep(props: {
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
  readonly fixed: ImportSearch
  /** What must be chosen before a file can be read. */
  readonly lacking: Lacking | null
  readonly busy: boolean
  readonly onFile: (file: File) => void
  readonly onTemplate: (name: string) => void
}) {
  const { t } = useTranslation()
  const { choices, onChoices, fixed, lacking, busy } = props
  const { kind, block } = choices
  const now = countyNow(useSession())
  const options = useImportOptions(choices)
  const change = (part: Partial<Choices>) => onChoices({ ...choices, ...part })
  const only = options.blocks.length === 1 ? options.blocks[0]?.value : undefined
  useEffect(() => {
    // With one block to feed there is nothing to choose.
    if (block === null && only !== undefined) onChoices({ ...choices, block: only })
  }, [block, only, choices, onChoices])
  const ofCases = kind === 'initial-cases'
  const isInitial = kind === 'initial' || ofCases
  const ofMechanism = kind === 'history' || isInitial
  const ofCycle = kind === 'month' || kind === 'published'
  const periodKind = options.drawing && periodKindOf(options.drawing)
  const periods = periodKind === undefined ? [] : periodChoices(periodKind, now, new Set(), undefined)
  const choose = (
    label: string,
    value: string | null,
    from: readonly { value: string; label: string }[],
    set: (id: string) => void,
  ) => (
    <SideField label={label}>
      <Select<string>
        aria-label={label}
        placeholder={t('imports.choose')}
        value={value}
        options={[...from]}
        onChange={set}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </SideField>
  )
  return (
    <div className="import-stack">
      <p>{t(`imports.what.${kind}`)}</p>
      <div className="import-choices">
        {ofCycle
          ? choose(t('imports.cycle'), choices.cycle, options.cycles, (cycle) => change({ cycle, block: null }))
          : null}
        {ofMechanism
          ? choose(t('months.mechanism'), choices.mechanism, options.mechanisms, (mechanism) =>
              change({ mechanism, block: null, period: null }),
            )
          : null}
        {options.blocks.length > 1 && fixed.block === undefined
          ? choose(
              t(`imports.blocks.${ofCases ? 'cases' : kind === 'month' || kind === 'history' ? kind : 'published'}`),
              block,
              options.blocks,
              (id) => change({ block: id }),
            )
          : null}
        {kind === 'history' && choices.mechanism !== null
          ? choose(
              t('months.period'),
              choices.period ?? '',
              [
                { value: '', label: t('imports.periodColumn') },
                ...periods.map((one) => ({ value: one.period, label: t('ui.period', { period: one.label }) })),
              ],
              (period) => change({ period: period === '' ? null : period }),
            )
          : null}
        {kind === 'initial' && choices.mechanism !== null
          ? choose(
              t('orders.initial.asOf'),
              choices.period,
              periods.map((one) => ({ value: one.period, label: t('ui.period', { period: one.label }) })),
              (period) => change({ period }),
            )
          : null}
        {ofCases ? (
          <SideField label={t('imports.listDay')}>
            <DayField
              label={t('imports.listDay')}
              value={choices.period ?? ''}
              onChange={(day) => change({ period: day === '' ? null : day })}
            />
          </SideField>
        ) : null}
        {ofMechanism ? (
          <SideField label={t(isInitial ? 'orders.document' : 'imports.source')}>
            <Input
              aria-label={t(isInitial ? 'orders.document' : 'imports.source')}
              maxLength={isInitial ? 100 : 300}
              placeholder={t(isInitial ? 'orders.initial.documentHint' : 'imports.sourceHint')}
              value={choices.source}
              onChange={(event) => change({ source: event.target.value })}
            />
          </SideField>
        ) : null}
      </div>
      {lacking === null ? (
        <FileDrop
          accept=".xlsx,.csv"
          note={t(busy ? 'imports.reading' : 'imports.fileLimits')}
          onFile={(file) => props.onFile(file)}
        />
      ) : (
        <p className="import-note" role="status">
          {t(`imports.lacking.${lacking}`)}
        </p>
      )}
      <div>
        <Button disabled={lacking !== null} onClick={() => props.onTemplate(`${t('imports.templateName')}.xlsx`)}>
          {t('imports.template')}
        </Button>
      </div>
    </div>
  )
}
