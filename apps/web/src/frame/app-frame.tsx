import { signOut } from '@jizhi/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../client/call.ts'
import { tenantKey } from '../client/queries.ts'
import { useCounty, useSession } from '../client/session.ts'
import { AntdFrame } from '../ui/antd-frame.tsx'
import { Shell } from '../ui/shell.tsx'
import { StateBlock } from '../ui/state-block.tsx'
import { actorName } from './actor-name.ts'
import { DemoClock } from './demo-clock.tsx'
import { MessageBell } from './message-bell.tsx'
import { useOpenPages } from './page-tabs.ts'
import { SessionFrame } from './session-frame.tsx'
import { useMenu } from './use-menu.ts'

/** Around every signed-in page: bar, menu, tabs. */
export const AppFrame = () => (
  <SessionFrame>
    <AntdFrame>
      <SignedIn />
    </AntdFrame>
  </SessionFrame>
)

function SignedIn() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const groups = useMenu()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const current = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') })
  const { pages, close } = useOpenPages()
  const home = `/${county}`
  const others = (pages[county] ?? []).filter(({ to }) => to !== home)
  const tabs = [
    { to: home, title: t('menu.workbench'), closable: false },
    ...others.map((page) => ({ ...page, closable: true })),
  ]

  const closeTab = (to: string) => {
    const before = tabs[tabs.findIndex((tab) => tab.to === to) - 1]?.to ?? home
    close(county, to)
    if (to === current) void navigate({ to: before })
  }
  const leave = async () => {
    await call(signOut, { params: { county } })
    queries.removeQueries({ queryKey: tenantKey(county) })
    await navigate({ to: '/$county/login', params: { county } })
  }
  const { kind, name, notice } = session.tenant
  return (
    <Shell
      home={home}
      tenantName={name}
      tenantTag={kind === 'county' ? undefined : t(kind === 'demo' ? 'shell.demo' : 'shell.sample')}
      banner={kind === 'sample' ? notice : null}
      groups={groups}
      current={current}
      tabs={tabs}
      onCloseTab={closeTab}
      tools={
        <>
          {kind === 'demo' ? <DemoClock /> : null}
          <MessageBell />
        </>
      }
      user={{ name: actorName(session), onSignOut: () => void leave() }}
    >
      <Suspense fallback={<StateBlock state="loading" />}>
        <Outlet />
      </Suspense>
    </Shell>
  )
}
