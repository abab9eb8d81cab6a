import { readBoard } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { BoardPoster } from '../public-boards/index.ts'
import { WhySide } from '../why/index.ts'
import './boards.css'

/** One board as it hangs, with the way back to the month and why behind each figure. */
export function BoardPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { board: id = '' } = useParams({ strict: false })
  const [asked, setAsked] = useState<{ row: string; column: string } | null>(null)
  const read = useQuery(tenantQuery(county, readBoard, { params: { county, board: id } }))
  const board = read.data
  usePageTitle(board ? t('months.monthTitle', { mechanism: board.title, period: board.periodLabel }) : '')
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (!board) return <StateBlock state="loading" />
  return (
    <PageSplit
      side={
        asked ? (
          <WhySide
            asked={{ cycle: board.cycleId, block: board.block, port: board.port, ...asked }}
            onClose={() => setAsked(null)}
          />
        ) : null
      }
    >
      <div className="board-tools">
        <PageHeader
          crumbs={[
            { text: tenant.name, to: `/${county}` },
            { text: t('menu.boards'), to: `/${county}/boards` },
            { text: board.mechanismName },
          ]}
          title={t('months.monthTitle', { mechanism: board.title, period: board.periodLabel })}
          actions={
            <>
              <GoLink className="board-link" to={`/${county}/cycles/${board.cycleId}`}>
                {t('boards.toMonth')}
              </GoLink>
              {board.public ? (
                <GoLink className="board-link" to={`/${county}/public/boards/${board.id}`}>
                  {t('boards.toPublic')}
                </GoLink>
              ) : null}
            </>
          }
          primary={
            <Button type="primary" icon={<PageIcon name="print" />} onClick={() => window.print()}>
              {t('boards.print')}
            </Button>
          }
        />
      </div>
      {board.stale ? <SentenceBar status="stale" sentence={t('boards.staleText')} /> : null}
      <BoardPoster board={board} asked={asked} onWhy={(row, column) => setAsked({ row, column })} />
    </PageSplit>
  )
}
