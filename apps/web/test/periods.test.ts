import { type Day, type Period, periodHolding, periodLabel } from '@jizhi/domain'
import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { en } from '../src/words/en/index.ts'
import { englishPeriod } from '../src/words/en/periods.ts'
import { speakPeriods } from '../src/words/en/speak-periods.ts'
import { zh } from '../src/words/zh/index.ts'

const day = '2026-05-12' as Day // a constant
const kinds = ['day', 'week', 'xun', 'month', 'month10', 'quarter', 'half-year', 'year'] as const
const periods: Period[] = [...kinds.map((kind) => periodHolding(kind, day)), { kind: 'session', from: 2024, to: 2026 }]

test('WORDS-8 every kind of period has its English', () => {
  expect(periods.map((period) => englishPeriod(periodLabel(period)))).toEqual([
    '12 May 2026',
    'week 20 of 2026',
    'mid May 2026',
    'May 2026',
    '10 May 2026 to 9 June 2026',
    'second quarter of 2026',
    'first half of 2026',
    '2026',
    '2024–2026',
  ])
})

test('WORDS-8 a sentence says its period in the language of the reader and leaves names alone', async () => {
  const words = createInstance()
  const resources = { 'zh-CN': { translation: zh }, en: { translation: en } }
  const t = await words.init({ lng: 'en', resources, interpolation: { escapeValue: false } })
  speakPeriods(words)
  const said = () => t('months.monthTitle', { mechanism: '2026年考评', period: '2026年5月' })
  expect(said()).toBe('2026年考评 May 2026')
  await words.changeLanguage('zh-CN')
  expect(said()).toBe('2026年考评 2026年5月')
})

test('WORDS-8 no English sentence has a hole for a period that would be filled in Chinese', () => {
  expect(JSON.stringify(en).match(/\{\{period\}\}/g)).toBeNull()
  expect(JSON.stringify(en).match(/\{\{period, period\}\}/g)?.length).toBeGreaterThan(20)
})
