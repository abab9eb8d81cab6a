import { type Answer, readSheetFile, readSheetVersions } from '@jizhi/contracts'
import type { Sheet, SheetFinding } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { download } from '../../client/call.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { DetailPage } from '../../ui/detail-page.tsx'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import type { SentenceBarProps } from '../../ui/sentence-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { useToast } from '../../ui/toast.ts'
import { readDocument, useSheetVersion } from './sheet-changes.tsx'
import { SheetTree } from './sheet-tree.tsx'
import { SheetVersions } from './sheet-versions.tsx'
import { subjectWord } from './sheets-page.tsx'

type Read = Answer<typeof readSheetVersions>

/** One sheet: its items as a tree whose marks add up, every version and what changed between them. */
export function SheetPage() {
  const county = useCounty()
  const { sheet: id = '' } = useParams({ strict: false })
  const { version } = useSearch({ strict: false })
  const read = useQuery(tenantQuery(county, readSheetVersions, { params: { county, sheet: id } }))
  const newest = read.data?.sheet.version
  const older = useSheetVersion(version !== undefined && version !== newest ? id : undefined, version ?? 0)
  const error = read.error ?? older.error
  if (error) return <FaultBlock error={error} onRetry={() => void Promise.all([read.refetch(), older.refetch()])} />
  if (read.data === undefined || older.isLoading) return <StateBlock state="loading" />
  const { document, findings } = older.data ?? read.data
  return (
    <OneSheet
      read={read.data}
      sheet={readDocument(document)}
      findings={findingsOf(findings)}
      version={version ?? read.data.sheet.version}
    />
  )
}

// The codes are those of the mechanism package, which travel as text.
const findingsOf = (findings: Read['findings']) => findings as readonly SheetFinding[]

interface OneSheetProps {
  readonly read: Read
  readonly sheet: Sheet
  readonly findings: readonly SheetFinding[]
  readonly version: number
}

function OneSheet({ read, sheet, findings, version }: OneSheetProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const go = useGo()
  const toast = useToast()
  const [tab, setTab] = useState('items')
  const { id, version: newest, ownerName, ownerUnitId, name } = read.sheet
  const mayDraw = useMayDraw(ownerUnitId)
  usePageTitle(name)
  const kept = read.versions.find((one) => one.version === version)
  const fetchFile = () =>
    download(readSheetFile, { params: { county, sheet: id, version: String(version) } }, `${name}.xlsx`).catch(
      (error: unknown) => toast.failed(error instanceof Error ? error.message : String(error)),
    )
  return (
    <DetailPage
      header={{
        crumbs: [
          { text: session.tenant.name, to: `/${county}` },
          { text: t('menu.sheets'), to: `/${county}/sheets` },
        ],
        title: sheet.name,
        status: <PlainTag kind="soft">{t('sheets.version', { version })}</PlainTag>,
        actions: <Button onClick={() => void fetchFile()}>{t('sheets.download')}</Button>,
        primary: mayDraw ? (
          <Button type="primary" onClick={() => go(`/${county}/sheets/import?sheet=${id}`)}>
            {t('sheets.importNext')}
          </Button>
        ) : null,
      }}
      sentence={useSentence(sheet, findings, version, newest, id)}
      summary={[
        { label: t('sheets.subject'), value: subjectWord(sheet.subject) },
        { label: t('sheets.full'), value: <span className="num">{sheet.full}</span> },
        { label: t('sheets.owner'), value: ownerName },
        { label: t('sheets.updated'), value: kept ? <Moment at={kept.at} now={countyNow(session)} /> : '' },
        ...(sheet.source.title === '' ? [] : [{ label: t('sheets.source'), value: sheet.source.title }]),
        ...(sheet.source.place === '' ? [] : [{ label: t('sheets.place'), value: sheet.source.place }]),
      ]}
      tab={tab}
      onTab={setTab}
      tabs={[
        { key: 'items', label: t('sheets.tabs.items'), children: <SheetTree sheet={sheet} findings={findings} /> },
        {
          key: 'versions',
          label: `${t('sheets.tabs.versions')} ${read.versions.length}`,
          children: <SheetVersions id={id} versions={read.versions} shown={version} />,
        },
      ]}
    />
  )
}

function useMayDraw(ownerUnitId: string): boolean {
  const { tenant, actor } = useSession()
  const ability = useAbility()
  const owns = actor.grants.some(
    ({ role, unitId }) => role === 'county-admin' && (unitId === ownerUnitId || unitId === tenant.rootUnitId),
  )
  return ability.can('draw', 'Sheet') && owns && tenant.kind !== 'sample'
}

/** What matters first: an older version, what to mend, what the source did not show, else that the marks add up. */
function useSentence(
  sheet: Sheet,
  findings: readonly SheetFinding[],
  version: number,
  newest: number,
  id: string,
): SentenceBarProps {
  const { t } = useTranslation()
  const county = useCounty()
  const gaps = sheet.source.gaps === '' ? {} : { note: t('sheets.gaps', { gaps: sheet.source.gaps }) }
  const [first] = findings
  if (version !== newest) {
    const end = <GoLink to={`/${county}/sheets/${id}`}>{t('sheets.toNewest')}</GoLink>
    return { status: 'stale', sentence: t('sheets.older', { version, newest }), end, ...gaps }
  }
  if (first) {
    const words = { count: findings.length, first: first.message }
    return { status: 'dueSoon', sentence: t('sheets.complaints', words), ...gaps }
  }
  const words = sheet.combine === 'sum' ? 'sheets.addsUp' : 'sheets.weighed'
  const base = sheet.base === '0' ? '' : t('sheets.base', { base: sheet.base })
  return {
    sentence: base === '' ? t(words, { total: sheet.full }) : `${base}，${sheet.full}`,
    status: 'settled',
    ...gaps,
  }
}
