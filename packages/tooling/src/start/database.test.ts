import { expect, test } from 'vitest'
import { complaintAbout } from './database.ts'

const roles = ['jizhi_app', 'jizhi_directory']

test('START-5 a server older than 16 is refused in a sentence, 16 is not', () => {
  expect(complaintAbout('DATABASE_URL', { version: 15, roles })).toBe(
    'DATABASE_URL 指定的 PostgreSQL 是 15 版，需要 16 或更新的版本，请升级后再试。',
  )
  expect(complaintAbout('DATABASE_URL', { version: 16, roles })).toBeUndefined()
})

test('START-5 a missing role is named', () => {
  expect(complaintAbout('DATABASE_URL', { version: 18, roles: ['jizhi_app'] })).toContain('缺少角色 jizhi_directory，')
})
