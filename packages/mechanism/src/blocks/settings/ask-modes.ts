import type { AskConfig } from '../ask.ts'

/** ASK-2: several statements count by the seat they come from. */
export const bySeats = (config: Pick<AskConfig, 'merge'>): boolean =>
  config.merge === 'weighted' || config.merge === 'columns'

/** ASK-4. */
export const hasItems = (config: Pick<AskConfig, 'items'>): boolean => config.items.fields.length > 0

/** Where the photos of a sheet stand among its ids; no field has such a name. */
export const PHOTO_IDS = {
  photos: '~photos',
  photos_before: '~before',
  photos_after: '~after',
  no_photo: '~reason',
} as const
