import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'

/** What a backup folder holds; written last, so that a folder without it is no backup. */
export type Manifest = {
  /** When the copy was complete: everything committed until then is in it. */
  at: string
  release: string
  bytes: number
  /** Empty folders matter to the database as well. */
  folders: string[]
  files: { path: string; size: number; sha256: string }[]
}

const NAME = 'manifest.json'

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, NAME), JSON.stringify(manifest), { mode: 0o600 })
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, NAME)
  if (!existsSync(file)) throw new Refusal(`${folder} 不是一份完整的备份（缺少 ${NAME}），请换一份。`)
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest // written by writeManifest
}
