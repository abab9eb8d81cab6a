import { createSheet, listSampleSheets } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { readDocument } from './sheet-changes.tsx'
import { useOwners } from './use-owners.ts'

/** Public sheets to start from, each with its source. */
export function SamplePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const [owner] = useOwners()
  const { act, busy } = useAct()
  const list = useQuery(tenantQuery(county, listSampleSheets, { params: { county } }))
  const take = async (sample: string) => {
    const body = { sample, ownerUnitId: owner?.value ?? '' }
    if (await act(createSheet, { params: { county }, body }, t('sheets.taken'))) onClose()
  }
  return (
    <SidePanel open onClose={onClose} title={t('sheets.samples')} subtitle={t('sheets.samplesNote')}>
      {list.data === undefined ? <StateBlock state={list.error ? 'error' : 'loading'} /> : null}
      <ul className="sheet-samples">
        {list.data?.samples.map(({ name, document }) => {
          const sheet = readDocument(document)
          const items = sheet.items.filter(({ method }) => method !== 'group').length
          return (
            <li key={name}>
              <h3>{sheet.name}</h3>
              <p className="num">{t('sheets.preview', { count: items, full: sheet.full })}</p>
              <p>{sheet.source.title}</p>
              <p>{sheet.source.place}</p>
              {sheet.source.gaps === '' ? null : <p>{t('sheets.gaps', { gaps: sheet.source.gaps })}</p>}
              <Button size="small" loading={busy} onClick={() => void take(name)}>
                {t('sheets.take')}
              </Button>
            </li>
          )
        })}
      </ul>
    </SidePanel>
  )
}
