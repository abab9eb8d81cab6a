import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../../platform/new-id.ts'
import type { ObjectStore, StoredObject } from './object-store.ts'

const SHA256 = /^[0-9a-f]{64}$/
const TENANT = /^[0-9a-f-]{36}$/

/** Objects as files under `<folder>/<tenant>/<first two digits>/<sha256>`; no name of a person's ever becomes a path. */
export class DiskStore implements ObjectStore {
  constructor(private readonly folder: string) {}

  async put(tenantId: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredObject> {
    const coming = join(this.roomOf(tenantId), 'coming')
    await mkdir(coming, { recursive: true })
    const path = join(coming, newId())
    try {
      const stored = await written(path, bytes)
      const shard = join(this.roomOf(tenantId), stored.sha256.slice(0, 2))
      await mkdir(shard, { recursive: true })
      await rename(path, join(shard, stored.sha256)) // within one folder tree: there at once or not at all
      return stored
    } finally {
      await rm(path, { force: true })
    }
  }

  async open(tenantId: string, sha256: string): Promise<Readable | undefined> {
    if (!SHA256.test(sha256)) return undefined
    const path = join(this.roomOf(tenantId), sha256.slice(0, 2), sha256)
    const there = await stat(path).catch(() => undefined)
    if (there === undefined) return undefined
    const file = await open(path, 'r')
    return file.createReadStream()
  }

  private roomOf(tenantId: string): string {
    if (!TENANT.test(tenantId)) throw new Error('not a tenant')
    return join(this.folder, tenantId)
  }
}

/** Synced before it is renamed: after a power cut a name never stands for half a file. */
async function written(path: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredObject> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      hash.update(chunk)
      size += chunk.byteLength
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}
