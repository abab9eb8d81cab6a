import type { Answer, readSheetVersions } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { SheetChanges, useSheetVersion } from './sheet-changes.tsx'

type Version = Answer<typeof readSheetVersions>['versions'][number]

/** Every version, and how the chosen one differs from the one before it. */
export function SheetVersions(props: {
  readonly id: string
  readonly versions: readonly Version[]
  readonly shown: number
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const [chosen, setChosen] = useState(props.shown)
  const read = useSheetVersion(props.id, chosen)
  return (
    <div className="sheet-stack">
      <ListTable<Version>
        label={t('sheets.tabs.versions')}
        rows={props.versions}
        rowKey={({ version }) => String(version)}
        selected={String(chosen)}
        onSelect={({ version }) => setChosen(version)}
        columns={[
          {
            key: 'version',
            title: t('sheets.use.version'),
            width: 110,
            cell: ({ version }) => (
              <GoLink to={`/${county}/sheets/${props.id}?version=${version}`}>
                {t('sheets.version', { version })}
              </GoLink>
            ),
          },
          { key: 'at', title: t('sheets.at'), width: 170, cell: ({ at }) => <Moment at={at} now={now} /> },
          { key: 'by', title: t('sheets.by'), width: 180, cell: ({ by }) => by },
          { key: 'file', title: t('sheets.file'), cell: ({ fileName }) => fileName ?? t('sheets.sample') },
          { key: 'note', title: t('sheets.note'), cell: ({ note }) => note ?? '' },
        ]}
      />
      {read.error ? <FaultBlock error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isLoading ? <StateBlock state="loading" /> : null}
      {read.data ? (
        <section className="sheet-difference">
          <h2>
            {read.data.against === null
              ? t('sheets.firstVersion')
              : t('sheets.against', { version: chosen, against: read.data.against })}
          </h2>
          {read.data.against === null ? null : <SheetChanges changes={read.data.changes} />}
        </section>
      ) : null}
    </div>
  )
}
