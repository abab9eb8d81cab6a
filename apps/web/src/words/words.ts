import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { zh } from './zh/index.ts'

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
  const { en } = await import('./en/index.ts')
  i18n.addResourceBundle(language, 'translation', en)
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
    resources: { 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false },
  })
  if (localStorage.getItem(place) === 'en') await changeLanguage('en')
}
