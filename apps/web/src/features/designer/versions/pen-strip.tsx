import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../../client/session.ts'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useToast } from '../../../ui/toast.ts'
import type { Pen } from './use-pen.ts'
import './versions.css'

/** 某某正在改，今天 10:32 起: who writes on this draft instead of the reader, and the way to write oneself. */
export function PenStrip({ pen }: { readonly pen: Pen }) {
  const { t } = useTranslation()
  const toast = useToast()
  const now = countyNow(useSession())
  const [busy, setBusy] = useState(false)
  const { holder, takeOver } = pen
  if (holder === undefined) return null
  const take = async () => {
    setBusy(true)
    try {
      await takeOver()
    } catch (error) {
      toast.failed(error instanceof Error ? error.message : t('ui.errorTitle'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="desk-foot pen-strip" role="status">
      <PageIcon name="lock" />
      <span>
        {holder.isYou ? t('versions.pen.you') : t('versions.pen.other', { name: holder.name })}{' '}
        <Moment at={holder.since} now={now} />
        {t('versions.pen.since')}
      </span>
      <PlainButton disabled={busy} onClick={() => void take()}>
        {t('versions.pen.take')}
      </PlainButton>
    </div>
  )
}
