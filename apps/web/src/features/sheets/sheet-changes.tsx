import { type Answer, readSheetVersion } from '@jizhi/contracts'
import { must } from '@jizhi/domain'
import { readSheet, type Sheet } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import type { Status } from '../../theme/tokens.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import './sheets.css'

type Change = Answer<typeof readSheetVersion>['changes'][number]

/** The api kept it only after the same reading. */
export const readDocument = (document: object): Sheet => must(readSheet(document))

/** One version, compared with the one before it or with the one named. Asks nothing while there is no sheet. */
export function useSheetVersion(sheet: string | undefined, version: number, against?: number) {
  const county = useCounty()
  return useQuery({
    ...tenantQuery(county, readSheetVersion, {
      params: { county, sheet: sheet ?? '', version: String(version) },
      query: against === undefined ? {} : { against: String(against) },
    }),
    enabled: sheet !== undefined && county !== '',
  })
}

const MARKS: { readonly [K in Change['kind']]: Status } = {
  added: 'settled',
  removed: 'overdue',
  moved: 'normal',
  changed: 'dueSoon',
  sheet: 'normal',
}

/** What changed, one sentence a line, each with its kind as mark and word. */
export function SheetChanges({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation()
  if (changes.length === 0) return <p className="sheet-quiet">{t('sheets.noChanges')}</p>
  return (
    <ul className="sheet-changes">
      {changes.map(({ kind, item, message }) => (
        <li key={`${kind} ${item ?? ''} ${message}`}>
          <StatusTag status={MARKS[kind]} bare>
            {t(`sheets.kinds.${kind}`)}
          </StatusTag>
          <span>{message}</span>
        </li>
      ))}
    </ul>
  )
}
