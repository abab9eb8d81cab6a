import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the operations page reads, in `operations/backup.json` below the data folder. */
export type BackupStatus = {
  kind: 'embedded' | 'external'
  everyDayAt: string | null
  keep: number | null
  last: { at: string; bytes: number; ok: boolean } | null
  tested: { at: string; ok: boolean } | null
}

const NOTHING: BackupStatus = { kind: 'embedded', everyDayAt: null, keep: null, last: null, tested: null }

export function readStatus(dataDir: string): BackupStatus {
  const file = fileIn(dataDir)
  try {
    return existsSync(file) ? { ...NOTHING, ...JSON.parse(readFileSync(file, 'utf8')) } : NOTHING
  } catch {
    return NOTHING // what cannot be read is said anew
  }
}

/** Says more about the backups; what is not said stays. */
export function noteStatus(dataDir: string, more: Partial<BackupStatus>): void {
  const file = fileIn(dataDir)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.${process.pid}`
  writeFileSync(half, JSON.stringify({ ...readStatus(dataDir), ...more }), { mode: 0o600 })
  renameSync(half, file)
}

const fileIn = (dataDir: string): string => join(dataDir, 'operations/backup.json')
