import { type Answer, readDiagnosis, readOperations } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { download } from '../../client/call.ts'
import { CallFault } from '../../client/fault.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import type { Status } from '../../theme/tokens.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useToast } from '../../ui/toast.ts'
import { DismissForm } from './dismiss-form.tsx'
import { FailedJobs } from './failed-jobs.tsx'
import { IncidentList } from './incident-list.tsx'
import { QueueTable } from './queue-table.tsx'
import './operations.css'

type View = Answer<typeof readOperations>
type Line = View['lines'][number]
export type FailedJob = View['failed'][number]

const LOOKS: Readonly<Record<View['condition'], Status>> = {
  good: 'settled',
  attention: 'dueSoon',
  broken: 'overdue',
}
const ASK_AGAIN_MS = 15_000

/** 运维: how the product runs, line by line, and what to do where it does not run well. */
export function OperationsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const toast = useToast()
  const mayMend = useAbility().can('mend', 'Operations')
  const [dismissing, setDismissing] = useState<FailedJob>()
  const asked = tenantQuery(county, readOperations, { params: { county } })
  const { data, error, refetch } = useQuery({ ...asked, refetchInterval: ASK_AGAIN_MS })
  usePageTitle(t('menu.operations'))
  const condition = data?.condition ?? 'good'
  const tag = (line: Line) => <StatusTag status={LOOKS[line.condition]}>{t(`operations.${line.condition}`)}</StatusTag>
  const save = () =>
    download(readDiagnosis, { params: { county } }, t('operations.file')).catch((failed: unknown) =>
      toast.failed(failed instanceof CallFault ? failed.message : String(failed)),
    )
  const state = error
    ? { ...stateOfError(error), action: <Button onClick={() => void refetch()}>{t('ui.retry')}</Button> }
    : data === undefined
      ? { state: 'loading' as const }
      : undefined
  return (
    <ListPage<Line>
      header={{
        crumbs: [{ text: session.tenant.name, to: `/${county}` }],
        title: t('menu.operations'),
        // whoever may not see the page is not offered its file
        actions: data === undefined ? null : <Button onClick={() => void save()}>{t('operations.diagnosis')}</Button>,
      }}
      {...(data === undefined
        ? {}
        : {
            sentence: {
              status: LOOKS[condition],
              sentence: t(`operations.says.${condition}`),
              note: t(data.whole ? 'operations.whole' : 'operations.own'),
            },
          })}
      table={{
        label: t('menu.operations'),
        rows: data?.lines ?? [],
        rowKey: ({ key }) => key,
        columns: [
          { key: 'title', title: t('operations.what'), width: 160, cell: ({ title }) => title },
          { key: 'condition', title: t('operations.condition'), width: 96, cell: tag },
          {
            key: 'words',
            title: t('operations.how'),
            cell: ({ words }) => <span className="operations-text">{words}</span>,
          },
          {
            key: 'todo',
            title: t('operations.todo'),
            cell: ({ todo }) => <span className="operations-text">{todo ?? '—'}</span>,
          },
        ],
      }}
      phoneRow={(line) => (
        <>
          <p className="operations-head">
            {line.title} {tag(line)}
          </p>
          <p>{line.words}</p>
          {line.todo === null ? null : <p className="side-note">{line.todo}</p>}
        </>
      )}
      state={state}
      side={dismissing === undefined ? null : <DismissForm job={dismissing} onClose={() => setDismissing(undefined)} />}
      foot={
        data === undefined ? null : (
          <div className="operations-more">
            <FailedJobs jobs={data.failed} mayMend={mayMend} onDismiss={setDismissing} />
            <IncidentList incidents={data.incidents} />
            <QueueTable queues={data.queues} />
          </div>
        )
      }
    />
  )
}
