import { type Answer, deliveryRules, type listChannels, saveDeliveryRules } from '@jizhi/contracts'
import { Input, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'

type Rules = Answer<typeof listChannels>['rules']

/** Quiet hours, allowed hosts, rehearsal: what holds for every channel. */
export function RulesForm(props: { readonly rules: Rules; readonly fixed: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, differences, standing, settle } = useChange()
  const theirs = deliveryRules.safeParse(standing).data
  const [seen, setSeen] = useState(props.rules) // as the page showed it when it was opened (R6)
  const [rules, setRules] = useState(props.rules)
  const [hosts, setHosts] = useState(props.rules.allowedHosts.join('\n'))
  const save = async (saw = seen) => {
    const allowedHosts = hosts
      .split('\n')
      .map((host) => host.trim())
      .filter((host) => host !== '')
    const body = { ...rules, allowedHosts, seen: saw }
    if (await change(saveDeliveryRules, { params: { county }, body }, t('channels.saved'))) props.onClose()
  }
  const take = (now: Rules) => {
    setSeen(now)
    setRules(now)
    setHosts(now.allowedHosts.join('\n'))
    settle()
  }
  const clock = (name: 'quietFrom' | 'quietTo') => (
    <SideField label={t(`channels.${name}`)}>
      <Input
        type="time"
        value={rules[name]}
        aria-label={t(`channels.${name}`)}
        onChange={(event) => setRules({ ...rules, [name]: event.target.value })}
      />
    </SideField>
  )
  return (
    <SideForm
      title={t('channels.rulesOf')}
      between={theirs && { differences, onMine: () => void save(theirs), onTheirs: () => take(theirs) }}
      fault={fault}
      verb={t('channels.save')}
      back={t('channels.back')}
      busy={busy}
      onDo={() => void save()}
      onBack={props.onClose}
    >
      <p className="side-note">{t('channels.quietNote')}</p>
      {clock('quietFrom')}
      {clock('quietTo')}
      <SideField label={t('channels.workingDaysOnly')}>
        <Switch
          checked={rules.workingDaysOnly}
          aria-label={t('channels.workingDaysOnly')}
          onChange={(workingDaysOnly) => setRules({ ...rules, workingDaysOnly })}
        />
      </SideField>
      <SideField label={t('channels.allowedHosts')}>
        <Input.TextArea
          rows={3}
          value={hosts}
          aria-label={t('channels.allowedHosts')}
          onChange={(event) => setHosts(event.target.value)}
        />
      </SideField>
      <p className="side-note">{t('channels.allowedHostsNote')}</p>
      <SideField label={t('channels.rehearse')}>
        <Switch
          checked={rules.training}
          disabled={props.fixed}
          aria-label={t('channels.rehearse')}
          onChange={(training) => setRules({ ...rules, training })}
        />
      </SideField>
      {props.fixed ? <p className="side-note">{t('channels.trainingFixed')}</p> : null}
    </SideForm>
  )
}
