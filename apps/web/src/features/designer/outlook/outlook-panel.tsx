import { type Answer, backtestDraft } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../client/call.ts'
import { tenantKey } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useDrawing } from '../drawing/use-drawing.ts'
import './outlook-panel.css'

type Found = Answer<typeof backtestDraft>

interface OutlookPanelProps {
  readonly mechanism: string
  /** Stores what is not stored yet: the run is of the stored draft. */
  readonly flush: () => Promise<void>
  readonly onClose: () => void
}

/** 后果: what the draft would have done in the months that are over, against the version in force (BACK-1…6). */
export function OutlookPanel({ mechanism, flush, onClose }: OutlookPanelProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const drawn = useDrawing((state) => state.drawing.mechanism)
  const params = { county, mechanism }
  const run = useQuery({
    queryKey: [...tenantKey(county), backtestDraft.name, params],
    queryFn: async ({ signal }) => {
      await flush()
      return { answer: await call(backtestDraft, { params }, signal), of: drawn }
    },
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const again = (
    <PlainButton small disabled={run.isFetching} onClick={() => void run.refetch()}>
      {t(run.isFetching ? 'designer.outlookRunning' : 'designer.outlookAgain')}
    </PlainButton>
  )
  const answer = run.data?.answer
  const isOld = run.data !== undefined && run.data.of !== drawn && !run.isFetching
  const subtitle =
    !answer || answer.published === null || answer.periods.length === 0
      ? undefined
      : t('designer.outlookNote', { version: answer.published, count: answer.periods.length })
  return (
    <SidePanel open roomy onClose={onClose} title={t('designer.outlook')} subtitle={subtitle}>
      {answer ? (
        <div className="outlook">
          {answer.published !== null && answer.periods.length > 0 ? (
            <div className="outlook-again">
              {again}
              {isOld ? <span>{t('designer.outlookOld')}</span> : null}
            </div>
          ) : null}
          <Result found={answer} />
        </div>
      ) : run.error ? (
        <FaultBlock error={run.error} onRetry={() => void run.refetch()} />
      ) : (
        <StateBlock state="loading" />
      )}
    </SidePanel>
  )
}

function Result({ found }: { readonly found: Found }) {
  const { t } = useTranslation()
  if (found.published === null)
    return <StateBlock state="empty" title={t('designer.outlookNone')} text={t('designer.outlookNoneText')} />
  if (found.periods.length === 0)
    return <StateBlock state="empty" title={t('designer.outlookNoMonths')} text={t('designer.outlookNoMonthsText')} />
  return (
    <>
      <ul className="outlook-list">
        {found.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {found.units.length > 0 ? (
        <h3>{t('designer.outlookUnits', { count: found.units.length + found.more })}</h3>
      ) : null}
      {found.units.map((unit) => (
        <Unit key={unit.id} unit={unit} />
      ))}
      {found.more > 0 ? <p className="outlook-note">{t('designer.outlookMore', { count: found.more })}</p> : null}
      {found.notRun.map(({ period, blocks }) => (
        <p key={period} className="outlook-note">
          {t('designer.outlookNotRun', { period, blocks: blocks.join(t('designer.outlookBetween')) })}
        </p>
      ))}
    </>
  )
}

/** One unit, its changes folded where there are several. */
function Unit({ unit }: { readonly unit: Found['units'][number] }) {
  const { t } = useTranslation()
  const [first] = unit.changes
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [unit])
  const lines = unit.changes.map(({ period, sentence, punitive }) => (
    <li key={`${period}${sentence}`} className={punitive ? 'outlook-punitive' : undefined}>
      {t('designer.outlookLine', { period, sentence })}
    </li>
  ))
  return (
    <section className="outlook-unit">
      <h4>{unit.name}</h4>
      <ul className="outlook-list">{open ? lines : lines.slice(0, 1)}</ul>
      {first && unit.changes.length > 1 ? (
        <PlainButton kind="text" small aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('designer.outlookFold') : t('designer.outlookUnfold', { count: unit.changes.length - 1 })}
        </PlainButton>
      ) : null}
    </section>
  )
}
