import type { Translated } from '../translated.ts'
import type { languages as zh } from '../zh/languages.ts'

export const languages = { 'zh-CN': '中文', en: 'English' } satisfies Translated<typeof zh>
