import { describe, expect, it } from 'vitest'
import { actAnswered, actKeyFor, newActKey } from './act-key.ts'

describe('the key of an act', () => {
  it('R5 is a UUID of version 4, another one each time', () => {
    const keys = Array.from({ length: 200 }, newActKey)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(keys).size).toBe(200)
  })

  it('R5 an act without an answer keeps its key when it is sent again; after the answer the same words are another act', () => {
    const first = actKeyFor('POST /a {}')
    expect(actKeyFor('POST /b {}')).not.toBe(first)
    expect(actKeyFor('POST /a {}')).toBe(first)
    actAnswered('POST /a {}')
    expect(actKeyFor('POST /a {}')).not.toBe(first)
  })
})
