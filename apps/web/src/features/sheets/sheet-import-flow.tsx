import { UNIT_KINDS } from '@jizhi/domain'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { ImportErrors } from '../../ui/import-errors.tsx'
import { ImportSteps } from '../../ui/import-steps.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { SideField } from '../../ui/side-form.tsx'
import { readDocument, SheetChanges } from './sheet-changes.tsx'
import { SheetTree } from './sheet-tree.tsx'
import { useOwners } from './use-owners.ts'
import { type SheetTarget, useSheetImport } from './use-sheet-import.ts'
import './sheets.css'

interface FlowProps {
  readonly target: SheetTarget
  /** The newest version of the sheet that gets another one; none for a new sheet. */
  readonly version: number | undefined
  readonly onChoices: (choices: Pick<SheetTarget, 'ownerUnitId' | 'subject'>) => void
}

type Flow = ReturnType<typeof useSheetImport>

/** 文件 → 检查与差别 → 存入. */
export function SheetImportFlow({ target, version, onChoices }: FlowProps) {
  const { t } = useTranslation()
  const flow = useSheetImport(target)
  const [note, setNote] = useState('')
  const { step, busy, checked, file } = flow
  const clean = checked !== null && checked.document !== null
  const verb =
    version === undefined ? t('sheets.keep') : t('sheets.keepNext', { version: (checked?.after ?? version) + 1 })
  const actions = [
    null,
    <>
      <Button key="again" onClick={flow.back}>
        {t('sheets.otherFile')}
      </Button>
      {clean ? (
        <Button key="keep" type="primary" loading={busy} onClick={() => void flow.keep(note)}>
          {verb}
        </Button>
      ) : null}
    </>,
    null,
  ]
  const bodies: readonly (() => ReactNode)[] = [
    () => <FilePart {...{ flow, target, version, onChoices }} />,
    () => <CheckPart flow={flow} version={version} note={note} onNote={setNote} />,
    () => <KeptPart flow={flow} />,
  ]
  return (
    <>
      {flow.fault ? <SentenceBar status="overdue" sentence={flow.fault} /> : null}
      <ImportSteps
        step={step}
        titles={[t('sheets.steps.file'), t('sheets.steps.check'), t('sheets.steps.keep')]}
        failed={step === 1 && !clean}
        actions={actions[step]}
        note={step > 0 ? (file?.name ?? null) : null}
      >
        {bodies[step]?.()}
      </ImportSteps>
    </>
  )
}

function FilePart({ flow, target, version, onChoices }: FlowProps & { readonly flow: Flow }) {
  const { t } = useTranslation()
  const owners = useOwners()
  const { ownerUnitId, subject } = target
  const subjects = Object.entries(UNIT_KINDS).map(([value, label]) => ({ value, label }))
  return (
    <div className="sheet-stack">
      <p>{version === undefined ? t('sheets.importWhat') : t('sheets.importNextWhat', { version })}</p>
      {version === undefined ? (
        <div className="sheet-choices">
          <SideField label={t('sheets.subject')}>
            <Select<string>
              aria-label={t('sheets.subject')}
              value={subject}
              options={subjects}
              onChange={(chosen) => onChoices({ ownerUnitId, subject: chosen })}
            />
            <span className="sheet-quiet">{t('sheets.subjectNote')}</span>
          </SideField>
          <SideField label={t('sheets.owner')}>
            <Select<string>
              aria-label={t('sheets.owner')}
              value={ownerUnitId}
              options={[...owners]}
              onChange={(chosen) => onChoices({ ownerUnitId: chosen, subject })}
            />
          </SideField>
        </div>
      ) : null}
      <FileDrop
        accept=".xlsx,.csv"
        note={t(flow.busy ? 'imports.reading' : 'imports.fileLimits')}
        onFile={(given) => void flow.take(given)}
      />
      <div>
        <Button onClick={() => void flow.template(`${t('sheets.use.sheet')}.xlsx`)}>{t('sheets.template')}</Button>
      </div>
    </div>
  )
}

interface CheckPartProps {
  readonly flow: Flow
  readonly version: number | undefined
  readonly note: string
  readonly onNote: (note: string) => void
}

function CheckPart({ flow, version, note, onNote }: CheckPartProps) {
  const { t } = useTranslation()
  const { checked, file, worksheet } = flow
  if (checked === null || file === null) return null
  const sheet = checked.document === null ? undefined : readDocument(checked.document)
  const items = sheet?.items.filter(({ method }) => method !== 'group').length ?? 0
  return (
    <div className="sheet-stack">
      {file.sheets.length > 1 ? (
        <SideField label={t('sheets.worksheet')}>
          <Select<string>
            className="sheet-worksheet"
            aria-label={t('sheets.worksheet')}
            value={worksheet ?? file.sheets[0]?.name ?? ''}
            options={file.sheets.map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) => void flow.chooseWorksheet(name)}
          />
        </SideField>
      ) : null}
      {sheet === undefined ? (
        <ImportErrors errors={checked.problems} count={checked.problemCount} onDownload={() => void flow.errorFile()} />
      ) : (
        <>
          <SentenceBar
            status="settled"
            sentence={`${sheet.name}：${t('sheets.preview', { count: items, full: sheet.full })}。`}
          />
          {version === undefined ? null : (
            <section className="sheet-difference">
              <h2>
                {t('sheets.against', { version: (checked.after ?? version) + 1, against: checked.after ?? version })}
              </h2>
              <SheetChanges changes={checked.changes} />
            </section>
          )}
          {checked.notes.length === 0 ? null : (
            <ul className="sheet-notes">
              {checked.notes.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          <SideField label={t('sheets.keepNote')}>
            <Input
              aria-label={t('sheets.keepNote')}
              maxLength={500}
              value={note}
              onChange={(event) => onNote(event.target.value)}
            />
          </SideField>
          <SheetTree sheet={sheet} />
        </>
      )}
    </div>
  )
}

function KeptPart({ flow: { kept } }: { readonly flow: Flow }) {
  const { t } = useTranslation()
  const county = useCounty()
  if (kept === null) return null
  const { sheet, version, unchanged } = kept
  return (
    <div className="sheet-stack">
      <SentenceBar status="settled" sentence={t(unchanged ? 'sheets.unchanged' : 'sheets.kept', { version })} />
      <p>
        <GoLink to={`/${county}/sheets/${sheet}`}>{t('sheets.toSheet')}</GoLink>
      </p>
    </div>
  )
}
