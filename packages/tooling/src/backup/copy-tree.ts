import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Manifest } from './manifest.ts'

export type Copied = Pick<Manifest, 'files' | 'folders'>

/** Copies one file and says what was copied: the digest is of the very bytes written. Undefined when the file is gone by now. */
export async function copyFile(from: string, to: string): Promise<{ size: number; sha256: string } | undefined> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(piece: Buffer, _, done) {
      size += piece.length
      hash.update(piece)
      done(null, piece)
    },
  })
  try {
    await pipeline(createReadStream(from), count, createWriteStream(to, { mode: 0o600 }))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return { size, sha256: hash.digest('hex') }
}

/**
 * Copies the tree below `from` into `into/name`. Files that vanish meanwhile (a dropped table) are left out, and so is what
 * `skip` names by its path below `from`; folders are kept even when empty.
 */
export async function copyTree(
  from: string,
  into: string,
  name: string,
  skip: (path: string) => boolean = () => false,
): Promise<Copied> {
  const copied: Copied = { files: [], folders: [name] }
  await mkdir(join(into, name), { recursive: true, mode: 0o700 })
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
      const path = join(below, entry.name)
      if (skip(path)) continue
      if (entry.isDirectory()) {
        copied.folders.push(join(name, path))
        await mkdir(join(into, name, path), { recursive: true, mode: 0o700 })
        await walk(path)
      } else if (entry.isFile()) {
        const done = await copyFile(join(from, path), join(into, name, path))
        if (done) copied.files.push({ path: join(name, path), ...done })
      }
    }
  }
  await walk('')
  return copied
}
