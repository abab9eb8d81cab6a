import { listSheets } from '@jizhi/contracts'
import { readConfig, useSheet as takeSheet } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { useToast } from '../../../ui/toast.ts'
import { readDocument, SheetChanges, useSheetVersion } from '../../sheets/index.ts'
import { useDesk } from '../desk/desk.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import './score-sheet.css'

interface Used {
  readonly id: string
  readonly version: number
}

/** 用于机制: which sheet a score's items came from, another one to take, and what a newer version would change. */
export function ScoreSheet({ block }: { readonly block: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { readOnly } = useDesk()
  const used = useUsed(block)
  const [choosing, setChoosing] = useState(false)
  const list = useQuery({ ...tenantQuery(county, listSheets, { params: { county } }), enabled: county !== '' })
  const sheets = list.data?.sheets ?? []
  const card = sheets.find(({ id }) => id === used?.id)
  // Outside a county there is no library.
  if (county === '') return null
  const words =
    used === undefined
      ? t('sheets.use.none')
      : card
        ? t('sheets.use.from', { name: card.name, version: used.version })
        : list.data && t('sheets.use.gone', { version: used.version })
  return (
    <section className="score-sheet">
      <h3>{t('sheets.use.title')}</h3>
      <p>{words}</p>
      {used && card && card.version > used.version ? (
        <NewerVersion block={block} used={used} newest={card.version} readOnly={readOnly} />
      ) : null}
      {readOnly ? null : choosing ? (
        <Choice block={block} sheets={sheets} onDone={() => setChoosing(false)} />
      ) : (
        <Button size="small" onClick={() => setChoosing(true)}>
          {t(used === undefined ? 'sheets.use.choose' : 'sheets.use.again')}
        </Button>
      )}
    </section>
  )
}

function useUsed(block: string): Used | undefined {
  const found = useDrawing(({ drawing }) => drawing.mechanism.blocks.find(({ id }) => id === block))
  return useMemo(() => {
    const config = found?.kind === 'score' ? readConfig({ ...found, kind: 'score' }) : undefined
    return config?.ok ? (config.value.sheet ?? undefined) : undefined
  }, [found])
}

/** A newer version is told with its difference, and taken only when somebody says so. */
function NewerVersion(props: {
  readonly block: string
  readonly used: Used
  readonly newest: number
  readonly readOnly: boolean
}) {
  const { t } = useTranslation()
  const { used, newest } = props
  const read = useSheetVersion(used.id, newest, used.version)
  const take = useTake(props.block)
  if (!read.data) return null
  const count = read.data.changes.length
  return (
    <div className="score-sheet-newer">
      <p>{t('sheets.use.newer', { version: newest, used: used.version, count })}</p>
      <SheetChanges changes={read.data.changes} />
      {props.readOnly ? null : (
        <Button size="small" onClick={() => take(read.data.document, { id: used.id, version: newest })}>
          {t('sheets.use.takeNewer', { version: newest })}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly block: string
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly version: number }[]
  readonly onDone: () => void
}

function Choice({ block, sheets, onDone }: ChoiceProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Used | undefined>(sheets[0])
  const newest = sheets.find(({ id }) => id === chosen?.id)?.version ?? 1
  const read = useSheetVersion(chosen?.id, chosen?.version ?? 1)
  const take = useTake(block)
  if (sheets.length === 0) return <p>{t('sheets.use.empty')}</p>
  const sheet = read.data && readDocument(read.data.document)
  const versions = Array.from({ length: newest }, (_, at) => newest - at)
  return (
    <div className="score-sheet-choice">
      <Select<string>
        aria-label={t('sheets.use.sheet')}
        value={chosen?.id ?? null}
        options={sheets.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => setChosen(sheets.find((one) => one.id === id))}
      />
      <Select<number>
        aria-label={t('sheets.use.version')}
        value={chosen?.version ?? null}
        options={versions.map((version) => ({ value: version, label: t('sheets.version', { version }) }))}
        onChange={(version) => chosen && setChosen({ id: chosen.id, version })}
      />
      {sheet ? (
        <p>
          {t('sheets.use.effect', {
            items: sheet.items.filter(({ method }) => method !== 'group').length,
            full: sheet.full,
          })}
        </p>
      ) : null}
      <div className="score-sheet-acts">
        <Button size="small" onClick={onDone}>
          {t('sheets.use.cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={!read.data}
          onClick={() => {
            if (read.data && chosen && take(read.data.document, { id: chosen.id, version: chosen.version })) onDone()
          }}
        >
          {t('sheets.use.apply')}
        </Button>
      </div>
    </div>
  )
}

/** Writes the sheet into the drawing as one step of undo; false with a sentence why not. */
function useTake(block: string): (document: object, reference: Used) => boolean {
  const { t } = useTranslation()
  const toast = useToast()
  const steps = useSteps()
  const store = useDrawingStore()
  return (document, reference) => {
    const sheet = readDocument(document)
    const edit = takeSheet(store.getState().drawing.mechanism, block, sheet, reference)
    if (!edit.ok) {
      toast.failed(edit.fault.message)
      return false
    }
    const words = { name: sheet.name, version: reference.version }
    const done = steps.apply(edit.value, t('sheets.use.step', words))
    if (done) toast.done(t('sheets.use.done', words))
    return done
  }
}
