import { type AnchorHTMLAttributes, createContext, type MouseEvent, useContext } from 'react'

/** How a link inside the product moves on without loading the page anew; the frame of the app provides it. */
const GoContext = createContext<(to: string) => void>((to) => window.location.assign(to))
export const GoProvider = GoContext.Provider
export const useGo = () => useContext(GoContext)

/** An ordinary link to another page of the product; new tab and copy address work as everywhere. */
export function GoLink({ to, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly to: string }) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  return <a href={to} onClick={follow} {...rest} />
}
