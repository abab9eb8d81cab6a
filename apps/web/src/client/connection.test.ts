import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { untilBack } from './connection.ts'

const fault = (code: string) => new Response(JSON.stringify({ code }), { status: 503 })

describe('a call while the server is away', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('R2 is sent again until it is answered, through restarts of the database and of the program', async () => {
    const answers = [fault('request.try-again'), new Response('', { status: 502 }), new Response('done')]
    const ask = vi.fn(async () => answers.shift() ?? expect.fail('asked too often'))
    const answered = untilBack(ask)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await (await answered).text()).toBe('done')
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('R2 a refusal is an answer and is not asked for twice', async () => {
    const ask = vi.fn(async () => fault('system.busy'))
    expect((await untilBack(ask)).status).toBe(503)
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('R2 gives up after 40 seconds with what was said last, and at once when nobody wants the answer any more', async () => {
    const answered = untilBack(async () => fault('request.try-again'))
    await vi.advanceTimersByTimeAsync(44_000)
    expect((await answered).status).toBe(503)
    const left = new AbortController()
    const leaving = expect(untilBack(async () => fault('request.try-again'), left.signal)).rejects.toThrow('no longer')
    await vi.advanceTimersByTimeAsync(100)
    left.abort()
    await leaving
  })
})
