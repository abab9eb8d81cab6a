import { listCycles, pushClock } from '@jizhi/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../client/ability.ts'
import { call } from '../client/call.ts'
import { tenantKey, tenantQuery } from '../client/queries.ts'
import { countyNow, useCounty, useSession } from '../client/session.ts'
import { PageIcon } from '../ui/icons/page-icon.tsx'
import { useMomentWords } from '../ui/moment.tsx'
import { useToast } from '../ui/toast.ts'
import { nextMoment } from './next-moment.ts'
import './demo-clock.css'

const minuteMs = 60_000

/** What closes by itself is worked out by the worker a moment after the push: the page looks again until it has. */
const lookAgainMs = [0, 1000, 2500, 5000, 10_000]

/** 演示时钟: what a demo county's clock says, and the way to the next moment at which something happens by itself. */
export function DemoClock() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), minuteMs)
    return () => clearInterval(timer)
  }, [])
  const now = countyNow(session)
  const words = useMomentWords()
  const mayPush = useAbility().can('push-clock', 'Tenant')
  const list = useQuery(tenantQuery(county, listCycles, { params: { county }, query: {} }))
  const next = nextMoment(list.data?.cycles ?? [], now)
  const { push, busy } = usePush()
  const at = new Date(now).toISOString()
  const content = (
    <div className="demo-clock">
      <p>{t('clock.about')}</p>
      {next ? (
        <p>
          {t('clock.next', {
            when: words(next.at, now),
            mechanism: next.cycle.mechanismName,
            period: next.cycle.periodLabel,
            stage: next.cycle.stage,
          })}
        </p>
      ) : (
        <p>{t('clock.nothing')}</p>
      )}
      {mayPush ? (
        <Button type="primary" disabled={next === null} loading={busy} onClick={() => void push()}>
          {t('clock.push')}
        </Button>
      ) : (
        <p className="demo-clock-note">{t('clock.right')}</p>
      )}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('clock.title')} content={content}>
      <button type="button" className="shell-tool demo-clock-tool">
        <PageIcon name="clock" />
        <span className="demo-clock-word">{t('clock.short')}</span>
        <time dateTime={at} className="num demo-clock-time">
          {words(at, 0)}
        </time>
      </button>
    </Popover>
  )
}

function usePush() {
  const { t } = useTranslation()
  const county = useCounty()
  const queries = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const push = async () => {
    setBusy(true)
    try {
      const { reached } = await call(pushClock, { params: { county }, body: { to: null } })
      toast.done(reached === null ? t('clock.pushed') : t('clock.reached', { what: reached }))
    } catch (error) {
      toast.failed(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
      for (const ms of lookAgainMs)
        setTimeout(() => void queries.invalidateQueries({ queryKey: tenantKey(county) }), ms)
    }
  }
  return { push, busy }
}
