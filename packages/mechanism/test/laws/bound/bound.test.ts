/// <reference types="node" />
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Counted {
  readonly [law: string]: { readonly outcome: string; readonly growth: string }
}

const LAWS = ['rows', 'blocks', 'texts']
const PATIENCE_MS = process.env.PROVE_LONG === '1' ? 1_800_000 : 120_000

/** In a process of its own: V8 counts only what it compiled after it was told to count. */
const count = (fault: string): Counted =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'count.ts'), '--fault', fault], { encoding: 'utf8' }),
  )

describe('bound', () => {
  it(
    'law bound: steps, counted and never timed, grow at most linearly in rows, in blocks and in the texts of an attacker',
    () => {
      const counted = count('')
      expect(LAWS.map((law) => counted[law]?.outcome)).toEqual(['holds', 'holds', 'holds'])
      console.log(`COUNTED growth-when-doubled=${LAWS.map((law) => `${law}:${counted[law]?.growth}`).join(',')}`)
    },
    PATIENCE_MS,
  )

  it.each(LAWS)(
    'law bound catches an engine that looks at all %s for each of them',
    (law) => {
      expect(count(law)[law]?.outcome).toContain('Property failed')
    },
    PATIENCE_MS,
  )
})
