import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A machine's clock that a proof sets; what measures spans (the monotonic clock) goes on as it is. */
export interface FakedClock {
  /** What the processes of that machine have in their environment. */
  readonly env: Record<string, string>
  /** Milliseconds it is ahead of the true time; negative: behind. */
  readonly ahead: number
  set(aheadMs: number): void
  drop(): void
}

/** By libfaketime (Debian package faketime), which stands before the C library of whoever is started with `env`. */
export function fakedClock(aheadMs = 0): FakedClock {
  const folder = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  const file = join(folder, 'clock')
  let ahead = aheadMs
  const set = (to: number) => {
    ahead = to
    // whole or not at all: it is read at every look at the clock
    writeFileSync(`${file}.new`, `${to < 0 ? '-' : '+'}${(Math.abs(to) / 1000).toFixed(3)}\n`)
    renameSync(`${file}.new`, file)
  }
  set(aheadMs)
  return {
    env: {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_RESET: '1',
    },
    get ahead() {
      return ahead
    },
    set,
    drop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function library(): string {
  const found = readdirSync('/usr/lib', { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error('NOT RUN: libfaketime is not here; Debian package faketime')
  return found
}
