import {
  type Answer,
  channelSettings,
  type DeliveryKind,
  deliveryKinds,
  type Input as Into,
  type listChannels,
  saveChannel,
} from '@jizhi/contracts'
import { Button, Checkbox, Input, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { ChannelTest } from './channel-test.tsx'
import { newSecret } from './new-secret.ts'

type ChannelView = Answer<typeof listChannels>['channels'][number]

type Settings = NonNullable<Into<typeof saveChannel>['body']['seen']>

const settingsOf = ({ enabled, takes, afterHours, options }: ChannelView): Settings => ({
  ...{ enabled, takes, afterHours, options },
})

/** What each channel wants to know beside its address and secret. */
const OPTIONS = {
  mail: ['port', 'security', 'user', 'from'],
  webhook: [],
  dingtalk: [],
  wecom: [],
  sms: ['bodyTemplate', 'successText'],
} as const

/** One channel's settings. Address and secret are typed in and never shown again. */
export function ChannelForm({
  channel: view,
  onClose,
}: {
  readonly channel: ChannelView
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, differences, standing, settle } = useChange()
  const theirs = channelSettings.safeParse(standing).data
  const { channel } = view
  const [seen, setSeen] = useState(() => settingsOf(view)) // as the page showed it when it was opened (R6)
  const [enabled, setEnabled] = useState(view.enabled)
  const [takes, setTakes] = useState<readonly DeliveryKind[]>(view.takes)
  const [afterHours, setAfterHours] = useState(view.afterHours)
  const [options, setOptions] = useState<Readonly<Record<string, string>>>(view.options)
  const [address, setAddress] = useState('')
  const [secret, setSecret] = useState('')
  const [made, setMade] = useState(false)
  const kinds = deliveryKinds.filter((kind) => kind !== 'duty' || channel === 'webhook')
  const save = async (saw = seen) => {
    const mine = { enabled, takes: [...takes], afterHours, options: { ...options } }
    const body = {
      ...mine,
      ...{ address: address.trim() || null, secret: secret.trim() || null },
      seen: saw,
    }
    if (await change(saveChannel, { params: { county, channel }, body }, t('channels.saved'))) {
      setSeen(mine)
      setAddress('')
      setSecret('')
      setMade(false)
    }
  }
  const take = (now: Settings) => {
    setSeen(now)
    setEnabled(now.enabled)
    setTakes(now.takes)
    setAfterHours(now.afterHours)
    setOptions(now.options)
    settle()
  }
  const addressLabel = t(`channels.addressOf.${channel}`)
  const secretLabel = t(`channels.secret.${channel}`)
  return (
    <SideForm
      title={t(`channels.names.${channel}`)}
      between={theirs && { differences, onMine: () => void save(theirs), onTheirs: () => take(theirs) }}
      fault={fault}
      verb={t('channels.save')}
      back={t('channels.back')}
      busy={busy}
      onDo={() => void save()}
      onBack={onClose}
    >
      <SideField label={t('channels.enabled')}>
        <Switch checked={enabled} aria-label={t('channels.enabled')} onChange={setEnabled} />
      </SideField>
      <SideField label={addressLabel}>
        <Input
          value={address}
          autoComplete="off"
          aria-label={addressLabel}
          placeholder={view.host === null ? '' : `${view.host}（${t('channels.keepSecret')}）`}
          onChange={(event) => setAddress(event.target.value)}
        />
      </SideField>
      {OPTIONS[channel].map((name) => (
        <SideField key={name} label={t(`channels.option.${name}`)}>
          <Input
            value={options[name] ?? ''}
            autoComplete="off"
            aria-label={t(`channels.option.${name}`)}
            onChange={(event) => setOptions({ ...options, [name]: event.target.value })}
          />
        </SideField>
      ))}
      {channel === 'wecom' ? null : (
        <SideField label={secretLabel}>
          <Input
            type={made ? 'text' : 'password'}
            value={secret}
            autoComplete="new-password"
            aria-label={secretLabel}
            placeholder={view.hasSecret ? t('channels.keepSecret') : ''}
            onChange={(event) => setSecret(event.target.value)}
          />
        </SideField>
      )}
      {channel === 'webhook' ? (
        <p className="side-note">
          <Button
            size="small"
            onClick={() => {
              setSecret(newSecret())
              setMade(true)
            }}
          >
            {t('channels.makeSecret')}
          </Button>{' '}
          {made ? t('channels.madeSecret') : null}
        </p>
      ) : null}
      <SideField label={t('channels.hours')}>
        <InputNumber
          min={0}
          max={200}
          precision={0}
          value={afterHours}
          aria-label={t('channels.hours')}
          onChange={(value) => setAfterHours(value ?? 0)}
        />
      </SideField>
      <SideField label={t('channels.takes')}>
        <Checkbox.Group
          value={[...takes]}
          options={kinds.map((kind) => ({ value: kind, label: t(`messages.kinds.${kind}`) }))}
          onChange={(chosen) => setTakes(kinds.filter((kind) => chosen.includes(kind)))}
        />
      </SideField>
      <ChannelTest channel={channel} />
    </SideForm>
  )
}
