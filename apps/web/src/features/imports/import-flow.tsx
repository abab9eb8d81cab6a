import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportSearch } from '../../frame/import-search.ts'
import { HeaderMapping } from '../../ui/header-mapping.tsx'
import { ImportErrors } from '../../ui/import-errors.tsx'
import { ImportSteps } from '../../ui/import-steps.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { CheckedRows } from './checked-rows.tsx'
import { FileStep } from './file-step.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import { type Choices, targetOf } from './target.ts'
import { useImport } from './use-import.ts'
import { WrittenResult } from './written-result.tsx'

interface ImportFlowProps {
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
  /** What the address fixed and is not asked again. */
  readonly fixed: ImportSearch
}

/** 文件 → 表头对应 → 检查 → 写入. */
export function ImportFlow({ choices, onChoices, fixed }: ImportFlowProps) {
  const { t } = useTranslation()
  const target = targetOf(choices)
  const lacking = typeof target === 'string' ? target : null
  const flow = useImport(typeof target === 'string' ? null : target)
  const { step, busy, checked, mapping, file, written } = flow
  const unmapped = (checked?.wanted ?? []).filter(({ id, required }) => required && mapping?.[id] === undefined)
  const rows = checked?.rows ?? 0
  const found = file?.sheets.find(({ name }) => name === flow.sheet)?.rows ?? rows
  const comparing = choices.kind === 'published'
  // With a single problem nothing may be written, so there is no button that could not work.
  const clean = checked !== null && checked.problemCount === 0 && rows > 0
  const again = (
    <Button key="again" onClick={() => flow.back(0)}>
      {t('imports.otherFile')}
    </Button>
  )
  const actions: Readonly<Record<number, ReactNode>> = {
    0: null,
    1: (
      <>
        {again}
        <Button type="primary" loading={busy} disabled={unmapped.length > 0} onClick={() => void flow.check()}>
          {t('imports.check')}
        </Button>
      </>
    ),
    2: (
      <>
        {again}
        <Button onClick={() => flow.back(1)}>{t('imports.backToColumns')}</Button>
        {clean ? (
          <Button type="primary" loading={busy} onClick={() => void flow.write()}>
            {comparing ? t('imports.compare') : t('imports.write', { count: rows })}
          </Button>
        ) : null}
      </>
    ),
    3: <Button onClick={() => flow.back(0)}>{t('imports.more')}</Button>,
  }
  const bodies: Readonly<Record<number, () => ReactNode>> = {
    0: () => (
      <FileStep {...{ choices, onChoices, fixed, lacking, busy }} onFile={flow.take} onTemplate={flow.template} />
    ),
    1: () =>
      checked && file ? (
        <div className="import-stack">
          <SheetChoice file={file} sheet={flow.sheet} onSheet={(name) => void flow.chooseSheet(name)} />
          <HeaderMapping
            wanted={checked.wanted}
            found={checked.headers.map(({ column, text }) => ({
              column,
              text,
              example: exampleIn(checked.sample, column, mapping),
            }))}
            mapping={mapping ?? {}}
            onChange={flow.setMapping}
          />
          {unmapped.length > 0 ? (
            <p className="import-note">
              {t('imports.unmapped', { columns: unmapped.map(({ label }) => label).join(t('workbench.between')) })}
            </p>
          ) : null}
        </div>
      ) : null,
    2: () =>
      checked ? (
        <div className="import-stack">
          <ImportErrors
            errors={checked.problems}
            count={checked.problemCount}
            onDownload={() => void flow.errorFile()}
          />
          {checked.problemCount === 0 ? <CheckedRows checked={checked} comparing={comparing} /> : null}
        </div>
      ) : null,
    3: () => (written ? <WrittenResult written={written} choices={choices} /> : null),
  }
  return (
    <>
      {flow.fault ? <SentenceBar status="overdue" sentence={flow.fault} /> : null}
      <ImportSteps
        step={step}
        failed={step === 2 && (checked?.problemCount ?? 0) > 0}
        actions={actions[step]}
        note={file && step > 0 ? t('imports.fileNote', { name: file.name, count: found }) : null}
      >
        {bodies[step]?.()}
      </ImportSteps>
    </>
  )
}

/** The first value under a column, as far as the sample rows know it by the wanted column it feeds. */
function exampleIn(
  sample: readonly Readonly<Record<string, string>>[],
  column: string,
  mapping: Readonly<Record<string, string>> | null,
): string {
  const wanted = Object.entries(mapping ?? {}).find(([, at]) => at === column)?.[0]
  return wanted === undefined ? '' : (sample[0]?.[wanted] ?? '')
}
