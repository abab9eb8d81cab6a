import type { Translated } from '../translated.ts'
import type { menu as zh } from '../zh/menu.ts'

export const menu = {
  mechanism: 'Mechanisms',
  running: 'Running',
  outcome: 'Outcome',
  workbench: 'My work',
  mechanisms: 'Mechanisms and canvas',
  delegation: 'Delegation',
  sheets: 'Scoring sheets',
  registers: 'Registers',
  people: 'Units and people',
  desk: 'Running desk',
  cases: 'Cases',
  slips: 'Slips',
  history: 'Past results',
  boards: 'Boards',
  messages: 'Messages',
  audit: 'Acts and checks',
  ledgers: 'Money and points',
  operations: 'Operations',
  settings: 'Settings',
} satisfies Translated<typeof zh>
