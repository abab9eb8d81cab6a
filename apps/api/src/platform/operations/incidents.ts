import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Inject, Injectable, Logger } from '@nestjs/common'
import { z } from 'zod'
import { SETTINGS, type Settings } from '../settings.ts'
import { machineNow } from './machine-clock.ts'
import { requestNumber } from './request-number.ts'
import { stackOf } from './stack-of.ts'

const incident = z.object({
  /** What one quotes by telephone; the log has the stack under it. */
  number: z.string(),
  at: z.iso.datetime(),
  /** Route or job, never an address with ids. */
  where: z.string(),
  /** The error's class and code, never its message: that may quote what somebody entered. */
  what: z.string(),
  tenantId: z.string().nullable(),
})

export type Incident = z.infer<typeof incident>

const LARGEST = 1_048_576
const DAY_MS = 86_400_000

/** Mistakes of ours: each gets a number, a line in the log and a line in a small file that the operations page reads, also while the database is away. */
@Injectable()
export class Incidents {
  private readonly log = new Logger('Fault')
  private readonly folder: string

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.folder = join(settings.dataDir, 'operations')
  }

  note(
    thrown: unknown,
    { where, number, tenantId }: { where: string; number?: string; tenantId?: string | undefined },
  ) {
    const said: Incident = {
      ...{ number: number ?? requestNumber(), at: new Date(machineNow()).toISOString(), where },
      ...{ what: whatOf(thrown), tenantId: tenantId ?? null },
    }
    this.log.error(`incident ${said.number} at ${where}`, stackOf(thrown))
    try {
      mkdirSync(this.folder, { recursive: true })
      this.turn()
      appendFileSync(this.file, `${JSON.stringify(said)}\n`)
    } catch {
      this.log.warn('the list of incidents cannot be written') // a full disk must not turn one mistake into two
    }
  }

  /** Those of the last 24 hours, newest first; of one county when it is named. */
  recent(tenantId?: string): Incident[] {
    const since = new Date(machineNow() - DAY_MS).toISOString()
    return [this.before, this.file]
      .flatMap((file) => linesOf(file))
      .filter((one) => one.at >= since && (tenantId === undefined || one.tenantId === tenantId))
      .reverse()
  }

  private get file(): string {
    return join(this.folder, 'incidents.jsonl')
  }

  private get before(): string {
    return join(this.folder, 'incidents.before.jsonl')
  }

  /** Two files of a megabyte at most. */
  private turn(): void {
    if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(this.file, this.before)
  }
}

function linesOf(file: string): Incident[] {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const read = incident.safeParse(JSON.parse(line))
        return read.success ? [read.data] : []
      } catch {
        return [] // a line cut off by a killed process
      }
    })
}

function whatOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown'
  const code = 'code' in thrown && /^[\w.-]{1,40}$/.test(String(thrown.code)) ? ` ${String(thrown.code)}` : ''
  return `${thrown.name}${code}`
}
