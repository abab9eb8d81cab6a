import type { ReactNode } from 'react'
import './plain-tag.css'

/** A quiet word beside a name: 演示数据, 并列, 村. `outlined` for remarks inside rows, `soft` for a chosen thing. */
export const PlainTag = (props: { readonly kind?: 'plain' | 'outlined' | 'soft'; readonly children: ReactNode }) => (
  <span className={`plain-tag plain-tag-${props.kind ?? 'plain'}`}>{props.children}</span>
)
