/** 福清：智慧党建. One import and one line per template. */
export const fuqing = {} as const
