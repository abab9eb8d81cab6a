import type { RosterConfig } from '../roster.ts'

/** Registers and events bring columns of their own (ROW-7). */
export const bringsColumns = ({ source }: Pick<RosterConfig, 'source'>): boolean =>
  source === 'registry' || source === 'event'

/** PARAM-6: as drawings name the register whose rows are units and whose columns each unit sets for itself (各镇参数). */
export const TOWNSHIP_VALUES = 'township-values'
