/** The whole drawing in sight, clear of the bar and the map below it, never larger than life. */
export const FIT = { padding: { top: '44px', right: '48px', bottom: '84px', left: '28px' }, maxZoom: 1 } as const

/** From further away nothing can be told from anything. */
export const FURTHEST = 0.1
