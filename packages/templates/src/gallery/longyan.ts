/** 龙岩：四连格局、五项机制. One import and one line per template. */
export const longyan = {} as const
