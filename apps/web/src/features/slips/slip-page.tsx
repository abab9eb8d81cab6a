import { openFile, readSlip } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../client/call.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { type Slip, SlipSheet } from './slip-sheet.tsx'
import { SlipState } from './slip-state.tsx'
import { UploadPanel } from './upload-panel.tsx'
import { VoidPanel } from './void-panel.tsx'
import './slips.css'

/** One slip as it is printed, and what is to be done with it. */
export function SlipPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { slip: id = '' } = useParams({ strict: false })
  const [side, setSide] = useState<'upload' | 'void' | null>(null)
  const read = useQuery(tenantQuery(county, readSlip, { params: { county, slip: id } }))
  const slip = read.data
  usePageTitle(slip ? `${t('slips.sheetTitle')}${slip.no}` : '')
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (!slip) return <StateBlock state="loading" />
  const close = () => setSide(null)
  return (
    <PageSplit
      side={
        side === 'upload' ? (
          <UploadPanel slip={slip} onClose={close} />
        ) : side === 'void' ? (
          <VoidPanel slip={slip} onClose={close} />
        ) : null
      }
    >
      <div className="slip-tools">
        <PageHeader
          crumbs={[
            { text: tenant.name, to: `/${county}` },
            { text: t('menu.slips'), to: `/${county}/slips` },
            ...(slip.cycle === null ? [] : [{ text: slip.about, to: `/${county}/cycles/${slip.cycle}` }]),
          ]}
          title={`${t('slips.sheetTitle')}${slip.no}`}
          status={<SlipState state={slip.state} />}
          actions={<SlipActs slip={slip} onSide={setSide} />}
          primary={
            slip.state === 'printed' && slip.changed === null ? (
              <Button type="primary" icon={<PageIcon name="print" />} onClick={() => window.print()}>
                {t('slips.print')}
              </Button>
            ) : null
          }
        />
        <SlipSentence slip={slip} />
      </div>
      <SlipSheet slip={slip} />
    </PageSplit>
  )
}

function SlipActs({ slip, onSide }: { readonly slip: Slip; readonly onSide: (side: 'upload' | 'void') => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { file } = slip
  return (
    <>
      {slip.mayVoid ? <Button onClick={() => onSide('void')}>{t('slips.void')}</Button> : null}
      {slip.mayUpload && slip.changed === null ? (
        <Button onClick={() => onSide('upload')}>{t('slips.upload')}</Button>
      ) : null}
      {file === null ? null : (
        <Button onClick={() => void download(openFile, { params: { county, file } }, t('slips.file'))}>
          {t('slips.download')}
        </Button>
      )}
    </>
  )
}

function SlipSentence({ slip }: { readonly slip: Slip }) {
  const { t } = useTranslation()
  const { signer, words } = slip
  if (slip.state === 'void') return <SentenceBar sentence={t('slips.isVoid', { words: words ?? '' })} />
  if (slip.state === 'signed')
    return (
      <SentenceBar
        status="settled"
        sentence={t('slips.done', { signer, day: slip.signedOn ?? '', name: slip.uploadedBy ?? '' })}
      />
    )
  if (slip.changed !== null) return <SentenceBar status="stale" sentence={t('slips.changed', { what: slip.changed })} />
  return <SentenceBar sentence={t('slips.waits', { signer })} />
}
