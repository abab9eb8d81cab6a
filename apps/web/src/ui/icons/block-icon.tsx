import type { ReactNode } from 'react'
import { LineIcon } from './line-icon.tsx'

/** One drawing per block kind; whoever adds a kind adds its drawing here. */
const drawings = {
  cycle: <path d="M2.6 8a5.4 5.4 0 1 0 1.7-3.9L2.5 5.8M2.5 2.6v3.2h3.2M8 5v3.2l2.2 1.3" />,
  roster: (
    <>
      <circle cx="5.4" cy="5" r="2.2" />
      <path d="M1.6 13c0-2.4 1.6-4 3.8-4s3.8 1.6 3.8 4M11 4h3.4M11 7.5h3.4M12 11h2.4" />
    </>
  ),
  ask: <path d="M9.5 2H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V5.5zM9.5 2v3.5H13M5.5 8.5h5M5.5 11h3" />,
  score: <path d="M2.5 13.5h11M4 13V9.5M7 13V6M10 13V8M13 13V3" />,
  objection: <path d="M2.5 3h11v8h-6L5 13.5V11H2.5zM8 5.2v2.6M8 9.2v.1" />,
  review: <path d="m2.5 8.5 3.6 3.6L13.5 4" />,
  rank: <path d="M2 13.5h12M3 13V8.5h3V13M6.5 13V4h3v9M10 13V6.5h3V13" />,
  regroup: <path d="M2 4h2.6l6.4 8h3M2 12h2.6l2-2.5M9 6.5 11 4h3M12 2l2 2-2 2M12 10l2 2-2 2" />,
  branch: <path d="M2 8h4.5M6.5 8c2 0 1.8-4.5 4.5-4.5h3M6.5 8H14M6.5 8c2 0 1.8 4.5 4.5 4.5h3" />,
  compute: <path d="M12.5 5V2.8h-9L8.6 8l-5.1 5.2h9V11" />,
  history: <path d="M2.6 8a5.4 5.4 0 1 0 1.6-3.8L2.5 5.9M2.5 2.8v3.1h3.1M5.2 11V9.4M8 11V7M10.8 11V5.2" />,
  join: <path d="M2 3.5h3c2.7 0 2.3 4.5 5 4.5h4M2 12.5h3c2.7 0 2.3-4.5 5-4.5M12 6l2 2-2 2" />,
  ladder: <path d="M2 13.5h3v-3h3v-3h3v-3h3M11 2l3 2.5-3 2.5" />,
  case: <path d="M3 4h10v9.5H3zM6 4V2.5h4V4M5.3 7.5l.9.9 1.5-1.7M9 7.7h2M5.3 10.8l.9.9 1.5-1.7M9 11h2" />,
  result: (
    <>
      <rect x="3" y="7" width="10" height="6.8" rx="1" />
      <path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7M8 9.6v1.6" />
    </>
  ),
  allocate: (
    <path d="M11 4.6C10.4 3.7 9.3 3.2 8 3.2c-1.8 0-3 .9-3 2.3 0 3.1 6.2 1.6 6.2 4.9 0 1.4-1.3 2.4-3.2 2.4-1.5 0-2.7-.6-3.3-1.6M8 1.5v13" />
  ),
  post: <path d="M3 2.5h10v11H3zM3 5.8h10M5.5 8.5h5M5.5 11h3" />,
  tell: <path d="M2.5 6.2v3.6h2.2L9 13V3L4.7 6.2zM11.3 6a3 3 0 0 1 0 4M13 4.2a5.4 5.4 0 0 1 0 7.6" />,
} satisfies Record<string, ReactNode>

export type BlockIconKind = keyof typeof drawings

const isDrawn = (kind: string): kind is BlockIconKind => Object.hasOwn(drawings, kind)

/** What stands for every kind of a plug-in: a piece that fits in. */
const pluggedIn = <path d="M3 5.5h3a2 2 0 1 1 4 0h3v3a2 2 0 1 0 0 4v1.5H3z" />

/** The line icon of a block kind; kinds with a dot are a plug-in's and share one. */
export const BlockIcon = ({ kind }: { readonly kind: BlockIconKind | `${string}.${string}` }) => (
  <LineIcon>{isDrawn(kind) ? drawings[kind] : pluggedIn}</LineIcon>
)
