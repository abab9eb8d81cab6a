import type { AskConfig } from '../ask.ts'

/** ASK-2: several statements count by the seat they come from. */
export const bySeats = (config: Pick<AskConfig, 'merge'>): boolean =>
  config.merge === 'weighted' || config.merge === 'columns'

/** ASK-4. */
export const hasItems = (config: Pick<AskConfig, 'items'>): boolean => config.items.fields.length > 0
