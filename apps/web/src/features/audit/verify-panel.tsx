import { verifyAudit } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { FactList } from '../../ui/detail-page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBlock } from '../../ui/state-block.tsx'

/** 校验: the whole chain is walked when the panel opens; what does not hold is named, and the head is shown to be noted. */
export function VerifyPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const asked = tenantQuery(county, verifyAudit, { params: { county }, query: {} })
  const { data, error, isFetching } = useQuery({ ...asked, staleTime: 0, gcTime: 0 })
  const body = () => {
    if (error) return <StateBlock {...stateOfError(error)} />
    if (data === undefined || isFetching) return <StateBlock state="loading" />
    return (
      <>
        <p role="status">{data.found === 0 ? t('audit.sound') : t('audit.unsound', { count: data.found })}</p>
        <ul>
          {data.findings.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {data.found > data.findings.length ? (
          <p className="side-note">{t('audit.more', { count: data.found - data.findings.length })}</p>
        ) : null}
        <FactList
          narrow
          facts={[
            { label: t('audit.acts'), value: data.acts },
            { label: t('audit.checkedRows'), value: data.rows },
            { label: t('audit.head'), value: data.head?.seq ?? '—' },
          ]}
        />
        {data.head ? (
          <>
            <p className="side-note">{t('audit.note')}</p>
            <p className="num" style={{ overflowWrap: 'anywhere' }}>
              {data.head.hash}
            </p>
          </>
        ) : null}
      </>
    )
  }
  return (
    <SidePanel open onClose={onClose} title={t('audit.verify')}>
      {body()}
    </SidePanel>
  )
}
