import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { commandLine, endProcess } from '../postgres/postmaster.ts'

/** Who runs from a data folder: the starter, its product, and the address once it answers. */
type Holder = { pid: number; product?: number; url?: string }

export type Lock = { note: (more: Partial<Holder>) => void; release: () => void }

/**
 * Takes the data folder for this start, or says who holds it. What a killed start left running is ended first: its
 * product would go on writing to a database that is about to be restarted.
 */
export async function takeLock(file: string): Promise<Lock | Holder> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const mine: Holder = { pid: process.pid }
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
      break
    } catch {
      const holder = readHolder(file)
      if (holder && /start\.ts|launch\.ts/.test(commandLine(holder.pid))) return holder
      if (holder?.product && commandLine(holder.product).includes('main.all')) await endProcess(holder.product)
      rmSync(file, { force: true })
    }
  }
  const note: Lock['note'] = (more) => writeFileSync(file, JSON.stringify(Object.assign(mine, more)))
  return { note, release: () => rmSync(file, { force: true }) }
}

function readHolder(file: string): Holder | undefined {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined // killed while writing it
  }
}
