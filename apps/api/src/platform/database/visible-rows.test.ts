import { subject } from '@casl/ability'
import { abilityFromPacked, actions, packedRules, roles, rulesFor } from '@jizhi/access'
import { describe, expect, it } from 'vitest'
import { prismaAbilityFrom } from './visible-rows.ts'

const models = ['Mechanism', 'Cycle', 'Effect', 'BoardIssue', 'Import'] as const

describe('the api and the browser read the same rules alike', () => {
  it.each(roles.flatMap((role) => ['root', 'town'].map((unitId) => [role, unitId] as const)))(
    '%s at %s',
    (role, unitId) => {
      const rules = rulesFor({ rootUnitId: 'root', grants: [{ role, unitId }] })
      const inApi = prismaAbilityFrom(rules)
      const inBrowser = abilityFromPacked(JSON.parse(JSON.stringify(packedRules(rules))))
      for (const action of actions)
        for (const model of models)
          for (const ownerUnitId of ['root', 'town', 'other']) {
            const row = subject(model, { ownerUnitId })
            // the two readers are typed on different rows; only the compared column matters here
            expect(inApi.can(action, row as never), `${action} ${model} ${ownerUnitId}`).toBe(
              inBrowser.can(action, row),
            )
          }
    },
  )
})
