import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A part of the machine's memory for a process, beyond which the kernel ends it. */
export interface MemoryLimit {
  /** What it uses now, in bytes. */
  used(): number
  /** How often the kernel has ended a process for it. */
  kills(): number
  limit(bytes: number): void
  drop(): void
}

/** Control groups by their two generations: where the memory ones stand and what their files are called. */
const GENERATIONS = [
  {
    root: '/sys/fs/cgroup/memory',
    ...{ used: 'memory.usage_in_bytes', limits: ['memory.limit_in_bytes'], events: 'memory.oom_control' },
  },
  {
    root: '/sys/fs/cgroup',
    ...{ used: 'memory.current', limits: ['memory.swap.max', 'memory.max'], events: 'memory.events' },
  },
]

/** Takes the process in; needs root and control groups, and says so. */
export function memoryLimit(pid: number): MemoryLimit {
  for (const { root, used, limits, events } of GENERATIONS) {
    const folder = join(root, `jizhi-${process.pid}`)
    try {
      mkdirSync(folder)
      if (!existsSync(join(folder, used))) throw new Error('no memory here')
      writeFileSync(join(folder, 'cgroup.procs'), String(pid))
    } catch {
      if (existsSync(folder)) rmdirSync(folder)
      continue
    }
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
    return {
      used: () => Number(read(used)),
      kills: () => Number(/oom_kill (\d+)/.exec(read(events))?.[1] ?? 0),
      limit: (bytes) => {
        for (const name of limits)
          if (existsSync(join(folder, name)))
            writeFileSync(join(folder, name), String(name.includes('swap') ? 0 : bytes))
      },
      drop: () => rmdirSync(folder),
    }
  }
  throw new Error('NOT RUN: a limit of memory needs root and control groups')
}
