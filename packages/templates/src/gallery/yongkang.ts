/** 永康：一体化考核. One import and one line per template. */
export const yongkang = {} as const
