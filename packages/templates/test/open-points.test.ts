import { readParameter } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { type TemplateName, templates } from '../src/index.ts'

/** Open points of the acceptance table, where a setting stands for them: row, template, parameters with their defaults. */
const OPEN: readonly (readonly [row: string, template: TemplateName, defaults: Readonly<Record<string, unknown>>])[] = [
  ['NA-06', 'county-monthly-assessment', { period: 'month' }],
  ['NA-06', 'two-level-award', { period: 'month' }],
  ['NA-07', 'county-monthly-assessment', { weights: '0.8 * village_mean + 0.2 * management', not_sampled: 'present' }],
  ['NA-07', 'two-level-award', { village_weight: '0.6', roads_weight: '0.2', upper_weight: '0.2' }],
  ['NA-08', 'county-monthly-assessment', { minimum: 3, within: 'category' }],
  ['NA-09', 'county-monthly-assessment', { front_points: '1', back_points: '-1', ties: 'split' }],
  ['NA-12', 'two-level-award', { exhausted: 'proportional', pool: 'balance' }],
  ['NA-13', 'county-monthly-assessment', { front: '3', edge: 'all' }],
  ['NA-13', 'two-level-award', { front: '1', effect: 'total >= 85', edge: 'all' }],
  ['NA-15', 'laggard-ladder', { across: 'count', window: 'year', gap: 'skip' }],
  ['NA-16', 'laggard-ladder', { first_from: 1, second_from: 2, third_from: 3, liability: 'period-end' }],
  ['NA-17', 'laggard-ladder', { signatory: 'signatory' }],
  ['NA-18', 'department-ladder', { bottom_size: '3', first_from: 2 }],
  ['NA-19', 'department-ladder', { duty: 'duty' }],
  ['NA-20', 'department-ladder', { line: '0.5' }],
  ['NA-23', 'monthly-consultation', { before: -3 }],
  ['NA-39', 'industry-issues', { routing_else: '"office"' }],
  ['NA-41', 'industry-monthly', { old_days: '60' }],
  ['LY-12', 'citizen-reports', { limit: 5, danger_limit: 1 }],
  ['LY-37', 'civilised-yearly', { monthly_weight: '40', quarterly_weight: '30' }],
  ['GM-09', 'group-monthly-plan', { plan_days: 3, final_days: 6 }],
  ['GM-17', 'group-monthly-assessment', { match: '50' }],
  ['GM-23', 'group-monthly-assessment', { last: '5', edge: 'all', least_assessed: 10, except: 'passed' }],
  ['GM-24', 'group-monthly-assessment', { running: 'running >= 2', gap: 'skip', names: 'posts' }],
  ['GM-26', 'group-monthly-assessment', { talker: 'deputy-head', talker_third: 'deputy-secretary' }],
  ['GM-30', 'group-monthly-assessment', { window: 'year', resets: '' }],
  ['YK-08', 'quarterly-integrated-appraisal', { seconded_local: '0.7', liaison_local: '0.6' }],
  ['YK-10', 'quarterly-integrated-appraisal', { goal_days: 5 }],
  ['YK-11', 'quarterly-integrated-appraisal', { goals: 5 }],
  ['YK-12', 'quarterly-integrated-appraisal', { liaison_goals: 2 }],
  ['YK-17', 'quarterly-integrated-appraisal', { quota: '40' }],
  ['YK-19', 'quarterly-integrated-appraisal', { running: 2, least_group: 5 }],
  ['YK-20', 'yearly-integrated-appraisal', { floor: 'score >= 75' }],
  ['YK-21', 'yearly-integrated-appraisal', { votes: 'asked >= 10' }],
  ['YK-22', 'yearly-integrated-appraisal', { low_share: '10', years: 2 }],
  ['FQ-11', 'dispatch-claim', { claim: 2 }],
  ['FQ-23', 'organisation-checkup', { offline: 10 }],
  ['FQ-24', 'expiry-reminder', { days: [30, 7, 1] }],
  ['FQ-27', 'dispatch-claim', { village_days: 3, town_days: 6, department_days: 9 }],
]

describe('open points of the articles', () => {
  it.each(OPEN)('SHIP-4 %s: %s asks it, with the proposed default', (row, name, defaults) => {
    const { rows, mechanism } = templates[name]
    expect(rows).toContain(row)
    const stands = Object.keys(defaults).map((id) => {
      const parameter = mechanism.parameters?.find((one) => one.id === id)
      return [id, parameter && readParameter(mechanism, parameter)?.value]
    })
    expect(Object.fromEntries(stands)).toEqual(defaults)
  })
})
