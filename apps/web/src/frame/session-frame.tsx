import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import { isFault } from '../client/fault.ts'
import { sessionQuery, useCounty } from '../client/session.ts'
import { LaterVoice } from '../ui/in-antd.tsx'
import { StateBlock } from '../ui/state-block.tsx'
import { FaultBlock } from './fault-block.tsx'

/** Knows who is there, or leads to the login and back again. */
export function SessionFrame({ children }: { readonly children: ReactNode }) {
  const county = useCounty()
  const router = useRouter()
  const { data, error, refetch } = useQuery(sessionQuery(county))
  const signedOut = isFault(error, 'access.signed-out')
  useEffect(() => {
    if (!signedOut) return
    // Read once, not watched: the address changes while this very navigation is under way.
    const from = router.state.location.href
    void router.navigate({ to: '/$county/login', params: { county }, search: { from }, replace: true })
  }, [signedOut, router, county])
  if (data) return children
  if (error && !signedOut) return <FaultBlock error={error} onRetry={() => void refetch()} />
  return <StateBlock state="loading" />
}

/** Around pages that need the whole window, such as the canvas: signed in, but without bar, menu, tabs and antd, which their parts bring. */
export const WholeWindowFrame = () => (
  <SessionFrame>
    <Suspense fallback={<StateBlock state="loading" />}>
      <Outlet />
    </Suspense>
    <LaterVoice />
  </SessionFrame>
)
