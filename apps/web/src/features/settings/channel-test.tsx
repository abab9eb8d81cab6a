import { type Answer, type OutsideChannel, testChannel } from '@jizhi/contracts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { useCounty } from '../../client/session.ts'
import { SideField } from '../../ui/side-form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

/** Sends a test now and shows what the receiver really answered. */
export function ChannelTest({ channel }: { readonly channel: OutsideChannel }) {
  const { t } = useTranslation()
  const county = useCounty()
  const [to, setTo] = useState('')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Answer<typeof testChannel>>()
  const [fault, setFault] = useState<string>()
  const hasRecipient = channel === 'mail' || channel === 'sms'
  const send = async () => {
    setBusy(true)
    setFault(undefined)
    setSaid(undefined)
    try {
      setSaid(await call(testChannel, { params: { county, channel }, body: { to: to.trim() || null } }))
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {hasRecipient ? (
        <SideField label={t('channels.testTo')}>
          <Input value={to} aria-label={t('channels.testTo')} onChange={(event) => setTo(event.target.value)} />
        </SideField>
      ) : null}
      <p>
        <Button loading={busy} onClick={() => void send()}>
          {t('channels.test')}
        </Button>
      </p>
      <div role="status">
        {said ? (
          <p className="side-note">
            <StatusTag status={said.ok ? 'settled' : 'overdue'}>
              {t(said.ok ? 'channels.testOk' : 'channels.testFailed')}
            </StatusTag>{' '}
            {t('channels.tested', { ms: said.ms })}：{said.answer}
          </p>
        ) : null}
        {fault ? <p className="side-form-fault">{fault}</p> : null}
      </div>
    </>
  )
}
