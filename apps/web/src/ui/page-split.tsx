import type { ReactNode } from 'react'
import './page-split.css'

/** The page beside its side panel; each scrolls by itself on a wide screen. */
export const PageSplit = ({ children, side }: { readonly children: ReactNode; readonly side?: ReactNode }) => (
  <div className="page-split">
    <div className="page-main">
      <div className="page-column">{children}</div>
    </div>
    {side}
  </div>
)
