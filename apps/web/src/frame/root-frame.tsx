import { Outlet, useRouter } from '@tanstack/react-router'
import { GoProvider } from '../ui/go-link.tsx'
import { ReconnectingStrip } from './reconnecting-strip.tsx'

/** Around every page of the product; light, because public pages stand in it too. */
export function RootFrame() {
  const router = useRouter()
  return (
    <GoProvider value={(to) => void router.navigate({ to })}>
      <ReconnectingStrip />
      <Outlet />
    </GoProvider>
  )
}
