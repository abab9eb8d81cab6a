import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The secret in `file`, made at random on first use and readable by its owner alone. */
export function kept(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Written whole or not at all: a start killed here must not leave half a secret.
  const half = `${file}.${process.pid}`
  writeFileSync(half, randomBytes(32).toString('hex'), { mode: 0o600 })
  renameSync(half, file)
  return readFileSync(file, 'utf8').trim()
}
