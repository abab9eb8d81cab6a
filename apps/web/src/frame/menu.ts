import type { Action, Subject } from '@jizhi/access'
import type { PageIconName } from '../ui/icons/page-icon.tsx'
import type { zh } from '../words/zh/index.ts'

interface MenuPage {
  /** Behind `/:county`. */
  readonly path: string
  readonly word: keyof typeof zh.menu
  readonly icon: PageIconName
  /** Whoever lacks this right does not see the entry. */
  readonly right?: readonly [Action, Subject]
}

interface MenuPart {
  readonly key: 'home' | 'mechanism' | 'running' | 'outcome' | 'end'
  readonly pages: readonly MenuPage[]
}

/** Every page one can reach, in the order of the work. A page enters this list when it stands, not before. */
export const menu: readonly MenuPart[] = [
  {
    key: 'home',
    pages: [
      { path: '', word: 'workbench', icon: 'home' },
      { path: '/messages', word: 'messages', icon: 'bell' },
    ],
  },
  {
    key: 'mechanism',
    pages: [
      { path: '/mechanisms', word: 'mechanisms', icon: 'canvas', right: ['read', 'Mechanism'] },
      { path: '/delegation', word: 'delegation', icon: 'handDown', right: ['read', 'Delegation'] },
      { path: '/sheets', word: 'sheets', icon: 'sheet', right: ['read', 'Sheet'] },
      { path: '/people', word: 'people', icon: 'people', right: ['read', 'Unit'] },
      { path: '/registers', word: 'registers', icon: 'register', right: ['read', 'Cycle'] },
    ],
  },
  {
    key: 'running',
    pages: [
      { path: '/desk', word: 'desk', icon: 'run', right: ['read', 'Cycle'] },
      { path: '/cases', word: 'cases', icon: 'checks', right: ['read', 'Cycle'] },
      { path: '/slips', word: 'slips', icon: 'slip', right: ['read', 'Cycle'] },
      { path: '/history', word: 'history', icon: 'history', right: ['read', 'Cycle'] },
    ],
  },
  {
    key: 'outcome',
    pages: [
      { path: '/boards', word: 'boards', icon: 'board', right: ['read', 'BoardIssue'] },
      { path: '/ledgers', word: 'ledgers', icon: 'coins', right: ['read', 'Ledger'] },
    ],
  },
  {
    key: 'end',
    pages: [
      { path: '/audit', word: 'audit', icon: 'chain', right: ['read', 'Audit'] },
      { path: '/settings', word: 'settings', icon: 'settings', right: ['manage-channels', 'Channel'] },
      { path: '/operations', word: 'operations', icon: 'pulse', right: ['read', 'Operations'] },
    ],
  },
]
