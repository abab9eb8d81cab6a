import { listPublicBoards, readPublicBoard } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFault } from '../../client/fault.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PublicBar } from '../../ui/public-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { BoardPoster } from './board-poster.tsx'

/** A board for everyone: no menu, no login; read, print, and say what is wrong. */
export function PublicBoardPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { board = '' } = useParams({ strict: false })
  const [reporting, setReporting] = useState(false)
  const read = useQuery(tenantQuery(county, readPublicBoard, { params: { county, board } }))
  const list = useQuery(tenantQuery(county, listPublicBoards, { params: { county } }))
  const title = read.data ? t('months.monthTitle', { mechanism: read.data.title, period: read.data.periodLabel }) : ''
  useEffect(() => {
    if (title !== '') document.title = title
  }, [title])
  if (read.error instanceof CallFault && read.error.status === 410)
    return (
      <main>
        <StateBlock state="empty" title={t('boards.takenDownTitle')} text={read.error.message} />
      </main>
    )
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data) return <StateBlock state="loading" />
  const others = (list.data?.boards ?? []).filter(({ id }) => id !== board)
  return (
    <>
      <PublicBar name={read.data.tenantName} tag={list.data?.notice ?? t('boards.public')}>
        <PlainButton small aria-expanded={reporting} onClick={() => setReporting(!reporting)}>
          {t('boards.report')}
        </PlainButton>
      </PublicBar>
      {reporting ? (
        <p className="public-report" role="status">
          {t('boards.reportHow', { issuer: read.data.issuer })}
        </p>
      ) : null}
      <main>
        <BoardPoster board={read.data} />
        {others.length > 0 ? (
          <nav className="public-others" aria-label={t('boards.others')}>
            <strong>{t('boards.others')}</strong>
            {others.map(({ id, title: name, periodLabel }) => (
              <GoLink key={id} to={`/${county}/public/boards/${id}`}>
                {t('months.monthTitle', { mechanism: name, period: periodLabel })}
              </GoLink>
            ))}
          </nav>
        ) : null}
      </main>
    </>
  )
}
