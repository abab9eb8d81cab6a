import type { RosterConfig } from '../roster.ts'

/** Registers and events bring columns of their own (ROW-7). */
export const bringsColumns = ({ source }: Pick<RosterConfig, 'source'>): boolean =>
  source === 'registry' || source === 'event'
