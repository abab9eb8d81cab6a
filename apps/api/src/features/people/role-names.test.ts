import { ROLE_LABELS, roles } from '@jizhi/access'
import { countyRole } from '@jizhi/contracts'
import { ROLE_NAMES } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'

/** Every post that a drawing calls by its role. */
function calledIn(value: unknown, called = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return called
  for (const [name, held] of Object.entries(value)) {
    if (name === 'role' && typeof held === 'string' && held !== '') called.add(held)
    else calledIn(held, called)
  }
  return called
}

describe('the roles of posts', () => {
  const given: readonly string[] = countyRole.options

  it('PIN-6 whoever a shipped drawing calls is a role that a county gives to its posts', () => {
    const called = [...calledIn(Object.values(templates).map(({ mechanism }) => mechanism))]
    expect(called.length).toBeGreaterThan(12)
    expect(called.filter((role) => !given.includes(role))).toEqual([])
  })

  it('a role offered to whoever draws can be given, and every given one can be drawn', () => {
    const seesOnly = ['viewer']
    expect(Object.keys(ROLE_NAMES).sort()).toEqual(given.filter((role) => !seesOnly.includes(role)).sort())
    expect(roles.filter((role) => ROLE_LABELS[role] === undefined)).toEqual([])
  })
})
