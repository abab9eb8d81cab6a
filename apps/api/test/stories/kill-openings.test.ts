import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { automatic } from '../automatic.ts'
import { pointsOf } from '../failpoints.ts'
import { killedAtEach } from '../kills.ts'
import { openMonth } from '../month.ts'
import type { MonthState } from '../month-state.ts'
import { atRest, onCopy, worked } from '../on-copy.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram } from '../worker-process.ts'

const DAY_MS = 86_400_000

describe('R1 a worker killed with SIGKILL while it catches up', () => {
  let stand: Stand
  let reference: MonthState

  /** A mechanism approved, and then no worker for ten weeks, up to a day on which people are to be reminded. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month = await openMonth(stand, automatic())
    await month.answer()
    await stand.pushClock(month.county, 71 * DAY_MS)
    await stand.stop()
    reference = await onCopy(stand, (copy) => worked(copy, atRest, 50_000))
  })
  afterAll(() => stand.close())

  it('R1 killed at each step of catching up: each month opened once, each date passed once', {
    timeout: 240_000,
  }, async () => {
    await killedAtEach(stand, {
      points: pointsOf('kill-openings'),
      end: async (copy) => expect(await atRest(copy)).toEqual(reference),
    })
  })
})
