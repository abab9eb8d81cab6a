import type { TellConfig } from '../tell.ts'

/** SHIELD-1: lists and papers that hurt whoever stands on them. */
const NEGATIVE: ReadonlySet<TellConfig['channel']> = new Set(['red-black', 'exposure', 'criticism', 'interview'])

/** SHIELD-1. A negative list shown only to the unit's own line of command is a reminder, not a punishment. */
export const isPunitiveTell = (config: TellConfig): boolean =>
  config.punitive ||
  config.channel === 'criticism' ||
  config.channel === 'interview' ||
  (NEGATIVE.has(config.channel) && config.audience !== 'line' && config.audience !== 'office')
