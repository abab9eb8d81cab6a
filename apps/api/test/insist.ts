import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { newId } from '../src/platform/new-id.ts'
import type { Caller, Reply } from './caller.ts'

/** What people met while the server was away. */
export interface Met {
  away: number
}

/** The same act under the same key until it is done: what a person does who reads 请稍后再试. */
export async function insist<R>(who: Caller, met: Met, act: (same: Caller) => Promise<Reply<R>>): Promise<Reply<R>> {
  const same = who.under(newId())
  for (let tries = 0; ; tries += 1) {
    const reply = await act(same)
    if (reply.status !== 503 || tries > 400) return reply
    met.away += 1
    expect(reply.fault.code).toBe('request.try-again')
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    await pause(100)
  }
}
