import type { ReactNode } from 'react'
import { type Status, tokens } from '../theme/tokens.ts'
import './status-tag.css'

/** Mark and word on a soft ground; `bare` leaves the ground away (inside rows). */
export function StatusTag(props: { readonly status: Status; readonly bare?: boolean; readonly children: ReactNode }) {
  const { status, bare = false, children } = props
  return (
    <span className={`status-tag status-${status}${bare ? ' status-bare' : ''}`}>
      <span className="status-mark" aria-hidden="true">
        {tokens.status[status].mark}
      </span>
      {children}
    </span>
  )
}
