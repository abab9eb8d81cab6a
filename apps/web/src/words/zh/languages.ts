/** Each language in its own words, so that a reader finds it from any other. */
export const languages = { 'zh-CN': '中文', en: 'English' } as const
