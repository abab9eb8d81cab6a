import { useSyncExternalStore } from 'react'
import { useAppearance } from '../theme/appearance.ts'

/** wide: menu and side panel stand beside the page; narrow: icon menu and Drawer; phone: one column. */
export type Layout = 'wide' | 'narrow' | 'phone'

const listen = (heard: () => void) => {
  window.addEventListener('resize', heard)
  return () => window.removeEventListener('resize', heard)
}

/** Narrower than this no computer's window is, not even with letters twice as large. */
const HANDHELD = 600

/** Whether the page is held in a hand: a narrow window of a computer, or one with doubled letters, has a mouse. */
export function useHandheld(): boolean {
  const width = useSyncExternalStore(listen, () => window.innerWidth)
  return width < HANDHELD || (width < 768 && !window.matchMedia('(hover: hover) and (pointer: fine)').matches)
}

/** The layout by effective width: large letters need 1.25 times the room, so they narrow the page. */
export function useLayout(): Layout {
  const large = useAppearance((state) => state.large)
  const width = useSyncExternalStore(listen, () => window.innerWidth)
  const effective = large ? width / 1.25 : width
  if (width < 768) return 'phone'
  return effective < 1280 ? 'narrow' : 'wide'
}
