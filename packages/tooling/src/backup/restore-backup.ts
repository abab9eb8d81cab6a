import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installedBinaries } from '../postgres/binaries.ts'
import { chooseRunner } from '../postgres/runner.ts'
import { Refusal } from '../refusal.ts'
import { copyFile } from './copy-tree.ts'
import { type Manifest, readManifest } from './manifest.ts'

const SERVER = 'postgres/'

/**
 * Lays a backup out as the data folder `dataDir`, which must be empty or new; the next start recovers it. Every file is held
 * against its digest.
 */
export async function restoreBackup(folder: string, dataDir: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new Refusal(`${dataDir} 里已有内容，恢复只写入空文件夹。请换一个文件夹，或先把原来的移走。`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // Where the server runs as another account, its folder lies elsewhere and everything in it is that account's.
  const runner = chooseRunner(installedBinaries(), join(dataDir, 'postgres'))
  if (existsSync(join(runner.dir, 'cluster')))
    throw new Refusal(`${runner.dir} 里已有数据库，恢复只写入空文件夹。请先把它移走。`)
  const placeOf = (path: string) =>
    path.startsWith(SERVER) ? join(runner.dir, path.slice(SERVER.length)) : join(dataDir, path)
  for (const path of manifest.folders) {
    mkdirSync(placeOf(path), { recursive: true, mode: 0o700 })
    chmodSync(placeOf(path), 0o700)
    if (path.startsWith(SERVER)) runner.give(placeOf(path))
  }
  for (const { path, sha256 } of manifest.files) {
    const to = placeOf(path)
    const done = await copyFile(join(folder, path), to)
    if (done?.sha256 !== sha256) throw new Refusal(`备份中的 ${path} 缺失或已损坏，这份备份不能使用，请换一份。`)
    if (path.startsWith(SERVER)) runner.give(to)
  }
  return manifest
}
