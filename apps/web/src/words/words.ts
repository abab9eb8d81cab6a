import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { first } from './zh/first.ts'
import type { zh } from './zh/index.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const place = 'jizhi.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof zh }
  }
}

/** Fetches a language the first time it is asked for; Chinese, the source, is always there. */
async function fetchLanguage(language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, 'translation')) return
  const [{ en }, { speakPeriods }] = await Promise.all([import('./en/index.ts'), import('./en/speak-periods.ts')])
  speakPeriods(i18n)
  i18n.addResourceBundle(language, 'translation', en)
}

const packs = {
  drawing: async () => (await import('./zh/drawing.ts')).drawing,
  pages: async () => (await import('./zh/pages.ts')).pages,
} as const
export type Pack = keyof typeof packs

/** Fetches Chinese words beyond those every page starts with; a part may be shown only when its words are there. */
export async function bringWords(...names: readonly Pack[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => void i18n.addResourceBundle('zh-CN', 'translation', await packs[name](), true, true)),
  )
}

/** A page, once it and its words are there. */
export async function withWords<T>(page: Promise<T>, ...names: readonly Pack[]): Promise<T> {
  const [loaded] = await Promise.all([page, bringWords(...names)])
  return loaded
}

export async function changeLanguage(language: Language): Promise<void> {
  await fetchLanguage(language)
  await i18n.changeLanguage(language)
  localStorage.setItem(place, language)
  document.documentElement.lang = language
}

/** Chinese first; a reader who chose English before gets it again. */
export async function startWords(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: first } },
    interpolation: { escapeValue: false },
  })
  if (localStorage.getItem(place) === 'en') await changeLanguage('en')
}
