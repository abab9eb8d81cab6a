import type { JsonObject, Mechanism } from '@jizhi/mechanism'

/** A drawing whose months open by themselves, with these settings of its cycle. */
export const automatic =
  (settings: JsonObject = {}) =>
  (document: Mechanism): Mechanism => ({
    ...document,
    blocks: document.blocks.map((one) =>
      one.kind === 'cycle' ? { ...one, config: { ...one.config, opening: 'automatic', ...settings } } : one,
    ),
  })
