import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DiskStore } from './disk-store.ts'

const TENANT = '01900000-0000-7000-8000-000000000001'
const OTHER = '01900000-0000-7000-8000-000000000002'

describe('objects on disk', () => {
  let folder: string
  let store: DiskStore
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jizhi-objects-'))
    store = new DiskStore(folder)
  })
  afterAll(() => rm(folder, { recursive: true }))

  const read = async (tenant: string, sha256: string): Promise<Buffer | undefined> => {
    const stream = await store.open(tenant, sha256)
    return stream && buffer(stream)
  }

  it('keep the bytes as they came under the hash of their content, once', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0, 7])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const parts = (): Readable => Readable.from([bytes.subarray(0, 2), bytes.subarray(2)])
    expect(await store.put(TENANT, parts())).toEqual({ sha256, size: 6 })
    expect(await store.put(TENANT, parts())).toEqual({ sha256, size: 6 })
    expect(await read(TENANT, sha256)).toEqual(bytes)
    expect(await readdir(join(folder, TENANT, sha256.slice(0, 2)))).toEqual([sha256])
  })

  it('of one tenant are not found by another, nor by a name that climbs', async () => {
    const { sha256 } = await store.put(TENANT, Readable.from([Buffer.from('a')]))
    expect(await read(OTHER, sha256)).toBeUndefined()
    expect(await read(TENANT, `../${OTHER}/${sha256}`)).toBeUndefined()
    await expect(store.open('../..', sha256)).rejects.toThrow()
  })

  it('that broke off on their way in leave nothing behind', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half')
      throw new Error('gone')
    }
    await expect(store.put(OTHER, broken())).rejects.toThrow('gone')
    expect(await readdir(join(folder, OTHER, 'coming'))).toEqual([])
  })
})
