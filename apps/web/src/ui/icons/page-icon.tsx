import type { ReactNode } from 'react'
import { LineIcon } from './line-icon.tsx'

/** Icons of menu entries and bars, drawn in the hand of the block icons. */
const drawings = {
  home: <path d="M2.5 7.2 8 2.5l5.5 4.7v6.3h-4v-4h-3v4h-4z" />,
  canvas: (
    <>
      <rect x="2" y="2.5" width="5" height="4" rx=".8" />
      <rect x="9" y="9.5" width="5" height="4" rx=".8" />
      <path d="M7 4.5h3.3a1.2 1.2 0 0 1 1.2 1.2v3.8M4.5 6.5V12" />
    </>
  ),
  people: (
    <>
      <rect x="6" y="2" width="4" height="3.4" rx=".8" />
      <rect x="1.8" y="10.4" width="4" height="3.4" rx=".8" />
      <rect x="10.2" y="10.4" width="4" height="3.4" rx=".8" />
      <path d="M8 5.4V8M3.8 10.4V8h8.4v2.4" />
    </>
  ),
  history: <path d="M5.5 3.5H14M5.5 8H14M5.5 12.5H14M2 3.5h1M2 8h1M2 12.5h1M4.2 2v12" />,
  run: <path d="M4.5 2.8v10.4L13 8z" />,
  results: <path d="M2 13.5h12M3 13V8.5h3V13M6.5 13V4h3v9M10 13V6.5h3V13" />,
  board: <path d="M2.5 2.5h11v8h-11zM8 10.5v3M5 13.5h6" />,
  settings: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4" />
    </>
  ),
  bell: <path d="M4 11V7.2a4 4 0 0 1 8 0V11l1.2 1.2H2.8zM6.6 14h2.8M8 1.8v1.4" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.6V8l2.4 1.6" />
    </>
  ),
  complaint: <path d="M2.5 3h11v8h-6L5 13.5V11H2.5zM8 5.2v2.6M8 9.2v.1" />,
  comment: <path d="M2.5 3h11v8h-6L5 13.5V11H2.5zM5 5.8h6M5 8.2h4" />,
  person: (
    <>
      <circle cx="8" cy="5" r="2.6" />
      <path d="M2.8 13.8c0-2.9 2.2-4.6 5.2-4.6s5.2 1.7 5.2 4.6" />
    </>
  ),
  menu: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  look: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 2.4v11.2M8 4.5 11 3.2M8 7.5l5.3-1.4M8 10.5l5.3-1.6M8 13l3.6-1.2" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  more: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" strokeWidth={2.2} />,
  up: <path d="m4 10 4-4 4 4" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6H9a4.2 4.2 0 0 1 0 8.4H6" />,
  redo: <path d="m10.5 3 3 3-3 3M13.5 6H7a4.2 4.2 0 0 0 0 8.4h3" />,
  whole: <path d="M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3" />,
  down: <path d="m4 6 4 4 4-4" />,
  right: <path d="m6 4 4 4-4 4" />,
  left: <path d="m10 4-4 4 4 4" />,
  list: <path d="M5.5 3.5H14M5.5 8H14M5.5 12.5H14M2 3.5h.6M2 8h.6M2 12.5h.6" />,
  sheet: <path d="M2.5 2.5h11v11h-11zM2.5 6h11M6.5 6v7.5" />,
  register: <path d="M3.5 2.5h9v11h-9zM6 2.5v11M8 5.5h2.5M8 8h2.5" />,
  checks: <path d="m2 4.2 1.2 1.2L5.4 3M2 11.2l1.2 1.2L5.4 10M8 4.2h6M8 11.2h6" />,
  slip: <path d="M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.4 11.4c.9-2 1.7-2 1.9-.6s1 .8 3.2-.6" />,
  coins: (
    <>
      <ellipse cx="8" cy="4.2" rx="5.2" ry="2.2" />
      <path d="M2.8 4.2v7.6c0 1.2 2.3 2.2 5.2 2.2s5.2-1 5.2-2.2V4.2M2.8 8c0 1.2 2.3 2.2 5.2 2.2s5.2-1 5.2-2.2" />
    </>
  ),
  chain: (
    <path d="M6.6 9.4 9.4 6.6M7.4 4.6l1.7-1.7a2.8 2.8 0 0 1 4 4l-1.7 1.7M8.6 11.4l-1.7 1.7a2.8 2.8 0 0 1-4-4l1.7-1.7" />
  ),
  pulse: <path d="M1.8 8.5h3L6.4 4l2.8 8L11 7l.8 1.5h2.4" />,
  warning: <path d="M8 2.2 14.4 13.4H1.6zM8 6.4v3M8 11.3v.1" />,
  offline: (
    <path d="M2 6a9.4 9.4 0 0 1 3-1.8M8 3.4c2.3 0 4.4 1 6 2.6M4.2 8.6a5.7 5.7 0 0 1 2.4-1.4M10 7.4c.7.3 1.3.7 1.8 1.2M8 12v.1M3 13 13 3" />
  ),
  handDown: <path d="M2.5 2.5h5v4h-5zM8.5 9.5h5v4h-5zM5 6.5v5h3M6.6 9.9 8.2 11.5 6.6 13.1" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.8" rx="1" />
      <path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7" />
    </>
  ),
  find: <path d="M7 11.6a4.6 4.6 0 1 0 0-9.2 4.6 4.6 0 0 0 0 9.2zM10.4 10.4l3.4 3.4" />,
  note: <path d="M2.5 2.5h11v7.6l-3.4 3.4H2.5zM13.5 10h-3.4v3.5" />,
  'align-left': <path d="M2.5 2v12M5 4h8.5v2.6H5zM5 9.4h5.5V12H5z" />,
  'align-top': <path d="M2 2.5h12M4 5v8.5h2.6V5zM9.4 5v5.5H12V5z" />,
  'align-centre': <path d="M8 2v12M3 4h10v2.6H3zM5 9.4h6V12H5z" />,
  'spread-across': <path d="M2.5 2v12M13.5 2v12M6.5 4.5h3v7h-3z" />,
  'spread-down': <path d="M2 2.5h12M2 13.5h12M4.5 6.5v3h7v-3z" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5H2.5V6h11v5.5h-2M4.5 9.5h7v4h-7z" />,
  upload: <path d="M8 10.5V2.8M5 5.5l3-3 3 3M2.8 10.5v3h10.4v-3" />,
  download: <path d="M8 2.8v7.7M5 7.8l3 3 3-3M2.8 10.5v3h10.4v-3" />,
} satisfies Record<string, ReactNode>

export type PageIconName = keyof typeof drawings

export const PageIcon = ({ name }: { readonly name: PageIconName }) => <LineIcon>{drawings[name]}</LineIcon>
