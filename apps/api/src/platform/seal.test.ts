import { describe, expect, it } from 'vitest'
import { seal, unseal } from './seal.ts'

const SECRET = 'a-secret-for-tests-only-0123456789'

describe('S8 what is sealed', () => {
  it('S8 opens with the same secret at the same place only, and never twice the same', () => {
    const sealed = seal('口令', SECRET, 'a/mail')
    expect(unseal(sealed, SECRET, 'a/mail')).toBe('口令')
    expect(unseal(sealed, SECRET, 'b/mail')).toBeUndefined()
    expect(unseal(sealed, `${SECRET}x`, 'a/mail')).toBeUndefined()
    expect(unseal(`${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`, SECRET, 'a/mail')).toBeUndefined()
    expect(seal('口令', SECRET, 'a/mail')).not.toBe(sealed)
  })
})
