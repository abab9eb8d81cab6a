import { type Answer, issueCalendarNotice, previewCalendarNotice } from '@jizhi/contracts'
import { Input, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DayField, dayAtInstant } from '../../ui/day-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import type { NoticeDay } from './grid-days.ts'
import { NoticeDays } from './notice-days.tsx'
import { NoticeEffect } from './notice-effect.tsx'

type Effect = Answer<typeof previewCalendarNotice>

/** 新的放假通知: what it says, then what it moves, then it is entered. */
export function NoticeForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const today = dayAtInstant(countyNow(useSession()))
  const [number, setNumber] = useState('')
  const [link, setLink] = useState('')
  const [issuedOn, setIssuedOn] = useState(today)
  const [days, setDays] = useState<readonly NoticeDay[]>([{ day: today, kind: 'off', name: '' }])
  const [wholeYear, setWholeYear] = useState(false)
  const [effect, setEffect] = useState<Effect>()
  const [fault, setFault] = useState<string>()
  const [looking, setLooking] = useState(false)
  const year = Number((days.at(-1)?.day ?? today).slice(0, 4))
  const body = {
    ...{ number: number.trim(), link: link.trim() || null, issuedOn, days: [...days] },
    publishes: wholeYear && Number.isInteger(year) ? year : null,
  }
  const preview = async () => {
    if (body.number === '') return setFault(t('calendar.needNumber'))
    if (days.length === 0) return setFault(t('calendar.needDays'))
    setLooking(true)
    setFault(undefined)
    try {
      setEffect(await call(previewCalendarNotice, { params: { county }, body }))
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    } finally {
      setLooking(false)
    }
  }
  const issue = async () => {
    if (await act(issueCalendarNotice, { params: { county }, body }, t('calendar.done'))) onClose()
  }
  return (
    <SideForm
      title={t('calendar.add')}
      verb={t(effect ? 'calendar.issue' : 'calendar.preview')}
      back={t(effect ? 'calendar.edit' : 'calendar.back')}
      busy={busy || looking}
      fault={fault}
      onDo={() => void (effect ? issue() : preview())}
      onBack={() => (effect ? setEffect(undefined) : onClose())}
    >
      {effect ? (
        <NoticeEffect effect={effect} number={body.number} />
      ) : (
        <>
          <SideField label={t('calendar.number')}>
            <Input
              value={number}
              aria-label={t('calendar.number')}
              onChange={(event) => setNumber(event.target.value)}
            />
          </SideField>
          <SideField label={t('calendar.issuedOn')}>
            <DayField value={issuedOn} label={t('calendar.issuedOn')} onChange={setIssuedOn} />
          </SideField>
          <SideField label={t('calendar.link')}>
            <Input value={link} aria-label={t('calendar.link')} onChange={(event) => setLink(event.target.value)} />
          </SideField>
          <NoticeDays days={days} onChange={setDays} onFault={setFault} />
          <SideField label={t('calendar.publishes', { year })}>
            <Switch
              checked={wholeYear}
              aria-label={t('calendar.publishes', { year })}
              onChange={(checked) => setWholeYear(checked)}
            />
          </SideField>
        </>
      )}
    </SideForm>
  )
}
