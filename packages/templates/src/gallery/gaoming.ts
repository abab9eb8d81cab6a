/** 高明：六大机制. One import and one line per template. */
export const gaoming = {} as const
