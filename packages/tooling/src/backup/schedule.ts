import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { noteStatus, readStatus } from './status.ts'
import { type Source, takeBackup } from './take-backup.ts'

export type Plan = { folder: string; hour: number; keep: number }

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const SHANGHAI_MS = 8 * HOUR_MS
const LOOK_MS = 60_000

/** BACKUP_DIR, BACKUP_HOUR (Asia/Shanghai) and BACKUP_KEEP; none with BACKUP=off. Daily at 02:00, seven kept, unless told otherwise. */
export function readPlan(env: NodeJS.ProcessEnv, dataDir: string): Plan | undefined {
  if (env.BACKUP === 'off') return undefined
  return {
    folder: env.BACKUP_DIR || join(dataDir, 'backups'),
    hour: whole('BACKUP_HOUR', env.BACKUP_HOUR, 2, 0, 23),
    keep: whole('BACKUP_KEEP', env.BACKUP_KEEP, 7, 1, 365),
  }
}

function whole(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (!text) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Refusal(`${name}=${text} 不对，请给 ${least} 到 ${most} 之间的整数。`)
  return value
}

/** Takes one, says so to the operations page, and removes the oldest beyond those to be kept. Never throws away the last good one. */
export async function backUp(source: Source, plan: Pick<Plan, 'folder' | 'keep'>): Promise<string> {
  try {
    const { folder, manifest } = await takeBackup(source, plan.folder)
    noteStatus(source.dataDir, { last: { at: manifest.at, bytes: manifest.bytes, ok: true } })
    for (const old of kept(plan.folder).slice(0, -plan.keep)) rmSync(join(plan.folder, old), { recursive: true })
    return folder
  } catch (error) {
    noteStatus(source.dataDir, { last: { at: new Date().toISOString(), bytes: 0, ok: false } })
    throw error
  }
}

/** Complete backups, oldest first. */
export const kept = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^jizhi-\d{8}-\d{6}$/.test(name) && existsSync(join(folder, name, 'manifest.json')))
    .sort()

/** Whether the hour has come since the last one, epoch milliseconds; a first one waits for its night. */
export function isDue(now: number, last: number, hour: number): boolean {
  const today = Math.floor((now + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS
  const turn = today + hour * HOUR_MS
  return last < (turn <= now ? turn : turn - DAY_MS)
}

/** Backs up every day at its hour while the product runs, and catches up when the machine was off. Returns how to stop it. */
export function scheduleBackups(source: Source, plan: Plan): () => void {
  noteStatus(source.dataDir, {
    kind: 'embedded',
    everyDayAt: `${String(plan.hour).padStart(2, '0')}:00`,
    keep: plan.keep,
  })
  const began = Date.now()
  let tried = 0
  let busy = false
  const look = async () => {
    const { last } = readStatus(source.dataDir)
    const reached = Math.max(tried, last ? Date.parse(last.at) : began)
    if (busy || !isDue(Date.now(), reached, plan.hour)) return
    busy = true
    tried = Date.now()
    await backUp(source, plan).catch((error: Error) => console.error(`备份没有成功：${error.message}`))
    busy = false
  }
  const timer = setInterval(() => void look(), LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
