import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isDue, kept, readPlan } from './schedule.ts'
import { noteStatus, readStatus } from './status.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

test('R9 a backup is due once its hour has come in Shanghai, and is caught up after a night without power', () => {
  expect(isDue(at('2026-11-22T01:59'), at('2026-11-21T02:00'), 2)).toBe(false)
  expect(isDue(at('2026-11-22T02:00'), at('2026-11-21T02:00'), 2)).toBe(true)
  expect(isDue(at('2026-11-22T02:01'), at('2026-11-22T02:00'), 2)).toBe(false)
  expect(isDue(at('2026-11-22T01:00'), at('2026-11-20T02:00'), 2)).toBe(true)
})

test('R9 on by default under the data folder, daily at 02:00, seven kept; a wrong setting is a sentence', () => {
  expect(readPlan({}, '/d')).toEqual({ folder: '/d/backups', hour: 2, keep: 7 })
  expect(readPlan({ BACKUP: 'off' }, '/d')).toBeUndefined()
  expect(() => readPlan({ BACKUP_HOUR: '25' }, '/d')).toThrow('BACKUP_HOUR=25 不对，请给 0 到 23 之间的整数。')
})

test('R9 half a backup is none; what is said of backups is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jizhi-backups-'))
  for (const name of ['jizhi-20261122-020000', 'jizhi-20261121-020000', 'jizhi-20261123-020000.9.half'])
    mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'jizhi-20261121-020000/manifest.json'), '{}')
  expect(kept(folder)).toEqual(['jizhi-20261121-020000'])
  noteStatus(folder, { keep: 3 })
  noteStatus(folder, { tested: { at: '2026-11-22T00:00:00Z', ok: true } })
  expect(readStatus(folder)).toMatchObject({ kind: 'embedded', keep: 3, last: null, tested: { ok: true } })
  rmSync(folder, { recursive: true })
})
