import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What the backup leaves behind for this page, in `operations/backup.json` below the data folder. */
const backupStatus = z.object({
  /** External: whoever runs that server backs it up. */
  kind: z.enum(['embedded', 'external']),
  everyDayAt: z.string().nullable(),
  keep: z.int().nullable(),
  last: z.object({ at: z.iso.datetime(), bytes: z.number(), ok: z.boolean() }).nullable(),
  /** When a backup was last restored and every row and act found as it was. */
  tested: z.object({ at: z.iso.datetime(), ok: z.boolean() }).nullable(),
})

export type BackupStatus = z.infer<typeof backupStatus>

/** Undefined where no backup ever reported, or what it wrote cannot be read. */
export function backupStatusIn(dataDir: string): BackupStatus | undefined {
  const file = join(dataDir, 'operations/backup.json')
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined
  try {
    return backupStatus.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}
