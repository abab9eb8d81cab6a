import { subject } from '@casl/ability'
import { describe, expect, it } from 'vitest'
import { abilityFrom, abilityFromPacked, packedRules } from './ability.ts'
import { dutyRoles, officeRoles, ROLE_LABELS, type Role, roles } from './roles.ts'
import { rights, rulesFor } from './rules.ts'

const at = (role: Role, unitId: string) => rulesFor({ rootUnitId: 'root', grants: [{ role, unitId }] })
const mechanismOf = (ownerUnitId: string) => subject('Mechanism', { ownerUnitId })

describe('rulesFor', () => {
  it('a post at the root reaches the whole county, a post elsewhere its own unit', () => {
    expect(abilityFrom(at('county-admin', 'root')).can('draw', mechanismOf('town'))).toBe(true)
    const town = abilityFrom(at('county-admin', 'town'))
    expect(town.can('draw', mechanismOf('town'))).toBe(true)
    expect(town.can('draw', mechanismOf('root'))).toBe(false)
    expect(town.can('draw', mechanismOf('other-town'))).toBe(false)
  })

  it('two posts give the rights of both, one rule each', () => {
    const grants = [
      { role: 'inspector', unitId: 'a' },
      { role: 'inspector', unitId: 'b' },
    ] as const
    const ability = abilityFrom(rulesFor({ rootUnitId: 'root', grants }))
    for (const unit of ['a', 'b']) expect(ability.can('record', subject('Cycle', { ownerUnitId: unit }))).toBe(true)
    expect(ability.can('record', subject('Cycle', { ownerUnitId: 'c' }))).toBe(false)
  })

  it('no post gives no right', () => {
    expect(rulesFor({ rootUnitId: 'root', grants: [] })).toEqual([])
  })

  it('conditions are plain equality: one column, one text', () => {
    for (const role of roles)
      for (const { conditions } of at(role, 'town'))
        for (const value of Object.values(conditions ?? {})) expect(value).toBe('town')
  })

  it('nobody who draws approves: the second person is another post', () => {
    const draws = roles.filter((role) => rights[role].some((right) => right.actions.includes('draw')))
    const approves = roles.filter((role) => rights[role].some((right) => right.actions.includes('approve')))
    expect(draws.filter((role) => approves.includes(role))).toEqual([])
    expect([draws.length, approves.length]).toEqual([1, 1])
  })

  it('nobody who proposes an order confirms it', () => {
    const having = (action: string) =>
      roles.filter((role) => rights[role].some((right) => right.actions.some((one) => one === action)))
    expect([having('propose'), having('confirm')]).toEqual([['county-admin', 'inspector', 'finance'], ['approver']])
  })

  it('the platform operator sees no content of a county', () => {
    const ability = abilityFrom(at('operator', 'root'))
    for (const model of ['Mechanism', 'Cycle', 'Fact', 'Person', 'BoardIssue'] as const)
      expect(ability.can('read', model)).toBe(false)
  })

  it('a post on duty has no right that changes anything for others', () => {
    for (const role of dutyRoles) {
      const rules = at(role, 'root')
      const acts = rules.filter(({ action }) => action !== 'read').map(({ action, subject }) => `${action} ${subject}`)
      expect(acts).toEqual(['object Cycle'])
    }
    expect(new Set([...officeRoles, ...dutyRoles]).size).toBe(roles.length)
    expect(new Set(roles.map((role) => ROLE_LABELS[role])).size).toBe(roles.length)
  })

  it('rules survive packing and JSON', () => {
    for (const role of roles) {
      const rules = at(role, 'town')
      const back = abilityFromPacked(JSON.parse(JSON.stringify(packedRules(rules))))
      // unpacking writes one action as a list of one
      const plain = back.rules.map((rule) => [[rule.action].flat(), [rule.subject].flat(), rule.conditions])
      expect(plain).toEqual(rules.map((rule) => [[rule.action], [rule.subject], rule.conditions]))
    }
  })
})
