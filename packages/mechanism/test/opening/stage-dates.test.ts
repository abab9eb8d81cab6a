import { type Day, endOf, parsePeriod, unpinCalendar } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { derive, type JsonObject, readConfig, stageDates } from '../../src/index.ts'
import { block, opened, pins } from '../build.ts'
import { cellsOf, chain } from '../chain.ts'

const units = ['a', 'b'].map((id) => ({ id }))
const stage = (id: string, more: JsonObject): JsonObject => ({ id, label: id, base: 'end', offset: 0, ...more })
const STAGES = [
  stage('meeting', { base: 'start', offset: 20, step: 'day' }),
  stage('papers', { base: 'stage', after: 'meeting', offset: -3, step: 'workday' }),
  stage('report', { offset: 5, step: 'workday' }),
  stage('close', { base: 'end', offset: 1, step: 'month' }),
]

const datesOf = (more: JsonObject = {}) => {
  const config = readConfig({ ...block('cycle', { stages: STAGES, ...more }), kind: 'cycle' })
  const period = parsePeriod('2019-05')
  if (!config.ok || !period.ok) throw new Error('the settings cannot be read')
  return stageDates(config.value, period.value, unpinCalendar(pins(units).calendar))
}

describe('dates of a period', () => {
  it('TIME-1 TIME-2 shows while drawing the dates that the cycle then has', () => {
    const derived = derive(chain(block('cycle', { stages: STAGES }), block('roster')), [opened(pins(units))])
    const cells = STAGES.map(({ id }) => Object.values(cellsOf(derived, 'cycle', 'cycle', `stage_${id}`))[0])
    expect(datesOf().stages.map(({ day }) => endOf(day as Day))).toEqual(cells)
  })

  it('TIME-2 says which days a count left out', () => {
    const report = datesOf().stages.find(({ id }) => id === 'report')
    expect(report?.skipped.map(({ day, why }) => [day, why])).toContainEqual(['2019-06-01', 'weekend'])
  })

  it('CYC-1 opens so many days after the period began', () => {
    expect(datesOf({ opensAfter: 3 }).opensOn).toBe('2019-05-04')
  })
})
