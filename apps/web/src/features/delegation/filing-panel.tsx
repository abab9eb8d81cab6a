import { decideFiling } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { FactList } from '../../ui/detail-page.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { FilingStage } from './filing-stage.tsx'
import type { TownshipMechanism } from './filings-tab.tsx'

interface FilingPanelProps {
  readonly mechanism: TownshipMechanism
  readonly mayDecide: boolean
  readonly onClose: () => void
}

/** One mechanism of a township: what it changed, what it asks, and what the county says to it. */
export function FilingPanel({ mechanism, mayDecide, onClose }: FilingPanelProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const { filing, changed, added, burden, unitName, name } = mechanism
  const open = filing !== null && (filing.state === 'waiting' || filing.state === 'filed')
  return (
    <SidePanel
      open
      roomy
      onClose={onClose}
      title={name}
      subtitle={
        <>
          {unitName} <FilingStage mechanism={mechanism} />
        </>
      }
      {...(mayDecide && open ? { foot: <Decide mechanism={mechanism} onDone={onClose} /> } : {})}
    >
      {filing ? (
        <p>
          {t('delegation.filed', { version: filing.version, by: filing.agreedBy })}{' '}
          <Moment at={filing.filedAt} now={now} />
        </p>
      ) : null}
      {filing?.decidedBy ? (
        <p>{t('delegation.decided', { by: filing.decidedBy, reason: filing.reason ?? t('delegation.noted') })}</p>
      ) : null}
      <h3>{t('delegation.changed')}</h3>
      {changed.length === 0 && added.length === 0 ? <p className="side-note">{t('delegation.unchanged')}</p> : null}
      {changed.length > 0 ? (
        <FactList
          narrow
          facts={changed.map(({ label, was, now: is }) => ({
            label,
            value: (
              <>
                {was} → <strong>{is}</strong>
              </>
            ),
          }))}
        />
      ) : null}
      {added.length > 0 ? (
        <p>
          {t('delegation.added')}：{added.join(t('workbench.between'))}
        </p>
      ) : null}
      <h3>{t('delegation.burden')}</h3>
      <ul className="delegation-burden">
        {burden.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        <GoLink
          to={`/${county}/mechanisms/${mechanism.id}${mechanism.submitted === null ? '' : `?version=${mechanism.submitted}`}`}
        >
          {t('delegation.openCanvas')}
        </GoLink>
      </p>
    </SidePanel>
  )
}

/** 审批: agree or return; 备案: take note or object. Returning wants a reason, which the townsfolk read. */
function Decide({ mechanism, onDone }: { readonly mechanism: TownshipMechanism; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault } = useChange()
  const [reason, setReason] = useState('')
  const filing = mechanism.filing
  if (filing === null) return null
  const decide = async (verdict: 'accepted' | 'returned') => {
    const params = { county, mechanism: mechanism.id, version: String(filing.version) }
    const request = { params, body: { verdict, reason: reason.trim() || null } }
    if (await change(decideFiling, request, t('delegation.decidedDone'))) onDone()
  }
  const record = filing.kind === 'record'
  return (
    <div className="delegation-decide">
      {record ? <p className="side-note">{t('delegation.objectNote')}</p> : null}
      <ReasonField label={t('delegation.decideReason')} value={reason} onChange={setReason} rows={2} most={300} />
      {fault ? (
        <p className="side-form-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <div className="side-form-acts">
        <PlainButton disabled={busy} onClick={() => void decide('returned')}>
          {t(record ? 'delegation.object' : 'delegation.returnIt')}
        </PlainButton>
        <PlainButton kind="primary" disabled={busy} onClick={() => void decide('accepted')}>
          {t(record ? 'delegation.noted' : 'delegation.agree')}
        </PlainButton>
      </div>
    </div>
  )
}
