import { isUuid7 } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { newId } from './new-id.ts'

describe('newId', () => {
  it('makes UUIDs of version 7, all different, later ones not before earlier ones', async () => {
    const first = newId()
    await new Promise((done) => setTimeout(done, 5))
    const later = Array.from({ length: 1000 }, newId)
    expect(later.every(isUuid7)).toBe(true)
    expect(new Set(later).size).toBe(1000)
    expect(later.every((id) => id > first)).toBe(true)
  })
})
