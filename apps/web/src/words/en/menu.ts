import type { Translated } from '../translated.ts'
import type { menu as zh } from '../zh/menu.ts'

export const menu = {
  mechanism: 'Mechanisms',
  running: 'Running',
  outcome: 'Outcome',
  workbench: 'My work',
} satisfies Translated<typeof zh>
