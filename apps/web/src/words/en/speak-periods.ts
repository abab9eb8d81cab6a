import type { i18n as Words } from 'i18next'
import { englishPeriod } from './periods.ts'

/**
 * English sentences say `{{period, period}}`, for the server and the domain say periods as the county does. Whatever is
 * nothing but a period goes through `ui.period`.
 */
export const speakPeriods = (words: Words): void => words.services.formatter?.add('period', englishPeriod)
