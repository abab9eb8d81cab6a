import { readSheetVersions } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { SheetImportFlow } from './sheet-import-flow.tsx'
import { useOwners } from './use-owners.ts'
import type { SheetTarget } from './use-sheet-import.ts'

/** A sheet from Excel: a new one, or with `?sheet=` the next version of one. */
export function SheetImportPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { sheet } = useSearch({ strict: false })
  const may = useAbility().can('draw', 'Sheet') && tenant.kind !== 'sample'
  const read = useQuery({
    ...tenantQuery(county, readSheetVersions, { params: { county, sheet: sheet ?? '' } }),
    enabled: sheet !== undefined,
  })
  const known = read.data?.sheet
  const title = known ? t('sheets.importNextTitle', { name: known.name }) : t('sheets.importTitle')
  usePageTitle(title)
  const [owner] = useOwners()
  const [choices, setChoices] = useState({ ownerUnitId: owner?.value ?? '', subject: 'village' })
  const target: SheetTarget = known
    ? { sheet: known.id, ownerUnitId: known.ownerUnitId, subject: known.subject }
    : { sheet: null, ...choices }
  const crumbs = [
    { text: tenant.name, to: `/${county}` },
    { text: t('menu.sheets'), to: `/${county}/sheets` },
    ...(known ? [{ text: known.name, to: `/${county}/sheets/${known.id}` }] : []),
  ]
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (read.isLoading) return <StateBlock state="loading" />
  return (
    <PageSplit>
      <PageHeader crumbs={crumbs} title={title} />
      {may ? (
        <SheetImportFlow target={target} version={known?.version} onChoices={setChoices} />
      ) : (
        <StateBlock state="forbidden" />
      )}
    </PageSplit>
  )
}
