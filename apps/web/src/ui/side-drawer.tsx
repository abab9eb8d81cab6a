import { Drawer } from 'antd'
import type { ReactNode } from 'react'

interface SideDrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The id of what it is called by. */
  readonly labelledBy: string
  readonly roomy: boolean
  /** From below, as a phone has no room beside. */
  readonly bottom: boolean
  readonly children: ReactNode
}

/** A side panel where the page is too narrow for one beside it. */
export const SideDrawer = ({ open, onClose, labelledBy, roomy, bottom, children }: SideDrawerProps) => (
  <Drawer
    open={open}
    onClose={onClose}
    closable={false}
    placement={bottom ? 'bottom' : 'right'}
    size={bottom ? '86%' : roomy ? 560 : 400}
    styles={{ body: { padding: 0 } }}
    aria-labelledby={labelledBy}
  >
    <div className="side-panel-drawer">{children}</div>
  </Drawer>
)
