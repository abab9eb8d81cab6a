import { describe, expect, it } from 'vitest'
import { inLanes } from './lanes.ts'

describe('what is done two at a time', () => {
  it('begins in order, never a third beside two, and answers in order whoever ends first', async () => {
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
    const begun: number[] = []
    const done = inLanes(
      gates.map(({ promise }, n) => async () => {
        begun.push(n)
        await promise
        return n
      }),
    )
    for (const [next, expected] of [
      [1, [0, 1, 2]],
      [2, [0, 1, 2, 3]],
      [0, [0, 1, 2, 3, 4]],
    ] as const) {
      gates[next]?.resolve()
      await new Promise((turn) => setImmediate(turn))
      expect(begun).toEqual(expected)
    }
    gates[4]?.resolve()
    gates[3]?.resolve()
    expect(await done).toEqual([0, 1, 2, 3, 4])
  })

  it('fails as the first deed that fails', async () => {
    await expect(inLanes([async () => 1, () => Promise.reject(new Error('off'))])).rejects.toThrow('off')
  })
})
