import { replyWorkSlip, urgeWorkSlip } from '@jizhi/contracts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { FactList } from '../../ui/detail-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import type { Slip } from './slips-tab.tsx'

/** One slip: what was asked, what was answered; the receiver replies, the sender closes. */
export function SlipReply(props: {
  readonly slip: Slip
  readonly busy: boolean
  readonly onEnd: () => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const { act, busy } = useAct()
  const { slip } = props
  const [content, setContent] = useState('')
  const reply = () =>
    void act(replyWorkSlip, { params: { county, slip: slip.id }, body: { content: content.trim() } }, t('cases.slips.replied'))
  const urge = () => void act(urgeWorkSlip, { params: { county, slip: slip.id } }, t('cases.slips.urged'))
  const at = (instant: string, who: string | null) => (
    <>
      <Moment at={instant} now={now} /> {who}
    </>
  )
  return (
    <SidePanel
      open
      roomy
      onClose={props.onClose}
      title={slip.title ?? t('cases.noWords')}
      subtitle={t('cases.slips.number', { year: slip.year, number: slip.number })}
      foot={
        slip.mayReply || slip.mayClose || slip.mayUrge ? (
          <div className="side-form-acts">
            {slip.mayClose ? (
              <Button loading={props.busy} onClick={props.onEnd}>
                {t('cases.slips.close')}
              </Button>
            ) : null}
            {slip.mayUrge ? (
              <Button loading={busy} onClick={urge}>
                {t('cases.slips.urge')}
              </Button>
            ) : null}
            {slip.mayReply ? (
              <Button type="primary" loading={busy} disabled={content.trim() === ''} onClick={reply}>
                {t('cases.slips.reply')}
              </Button>
            ) : null}
          </div>
        ) : null
      }
    >
      <FactList
        narrow
        facts={[
          { label: t('cases.slips.from'), value: slip.fromName },
          { label: t('cases.slips.to'), value: slip.toName },
          { label: t('cases.slips.sentAt'), value: at(slip.sentAt, slip.sentBy) },
          { label: t('cases.slips.due'), value: <Moment at={slip.dueAt} now={now} /> },
          { label: t('cases.slips.content'), value: <span className="case-text">{slip.content ?? t('cases.noWords')}</span> },
          ...(slip.urgedAt === null ? [] : [{ label: t('cases.slips.urgedAt'), value: at(slip.urgedAt, slip.urgedBy) }]),
          ...(slip.repliedAt === null
            ? []
            : [
                { label: t('cases.slips.repliedAt'), value: at(slip.repliedAt, slip.repliedBy) },
                { label: t('cases.slips.answer'), value: <span className="case-text">{slip.reply ?? t('cases.noWords')}</span> },
              ]),
          ...(slip.closedAt === null ? [] : [{ label: t('cases.slips.closedAt'), value: at(slip.closedAt, slip.closedBy) }]),
        ]}
      />
      {slip.mayReply ? (
        <Input.TextArea
          aria-label={t('cases.slips.answer')}
          placeholder={t('cases.slips.answer')}
          rows={5}
          maxLength={4000}
          value={content}
          onChange={({ target }) => setContent(target.value)}
        />
      ) : null}
    </SidePanel>
  )
}
