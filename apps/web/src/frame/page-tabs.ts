import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useCounty } from '../client/session.ts'

interface OpenPage {
  readonly to: string
  readonly title: string
}

interface OpenPages {
  readonly pages: Readonly<Record<string, readonly OpenPage[]>>
  readonly open: (county: string, page: OpenPage) => void
  readonly close: (county: string, to: string) => void
}

/** More tabs than fit are of no use: the oldest one gives way. */
const mostTabs = 8

/** The pages opened in this sitting, per county. */
export const useOpenPages = create<OpenPages>((set) => ({
  pages: {},
  open: (county, page) =>
    set(({ pages }) => {
      const before = pages[county] ?? []
      const known = before.some(({ to }) => to === page.to)
      const after = known ? before.map((other) => (other.to === page.to ? page : other)) : [...before, page]
      return { pages: { ...pages, [county]: after.slice(-mostTabs) } }
    }),
  close: (county, to) =>
    set(({ pages }) => ({ pages: { ...pages, [county]: (pages[county] ?? []).filter((page) => page.to !== to) } })),
}))

/** Names the page: the browser's title and its tab. Every page inside the frame calls it once. */
export function usePageTitle(title: string): void {
  const county = useCounty()
  const to = useLocation({ select: ({ pathname }) => pathname })
  const open = useOpenPages((state) => state.open)
  useEffect(() => {
    if (title === '') return
    document.title = title
    open(county, { to: to.replace(/\/$/, '') || to, title })
  }, [county, to, title, open])
}
