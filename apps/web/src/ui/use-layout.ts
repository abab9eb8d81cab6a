import { useSyncExternalStore } from 'react'
import { useAppearance } from '../theme/appearance.ts'

/** wide: menu and side panel stand beside the page; narrow: icon menu and Drawer; phone: one column. */
export type Layout = 'wide' | 'narrow' | 'phone'

const listen = (heard: () => void) => {
  window.addEventListener('resize', heard)
  return () => window.removeEventListener('resize', heard)
}

/** The layout by effective width: large letters need 1.25 times the room, so they narrow the page. */
export function useLayout(): Layout {
  const large = useAppearance((state) => state.large)
  const width = useSyncExternalStore(listen, () => window.innerWidth)
  const effective = large ? width / 1.25 : width
  if (width < 768) return 'phone'
  return effective < 1280 ? 'narrow' : 'wide'
}
