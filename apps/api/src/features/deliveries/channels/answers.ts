import type { Sent } from './channel.ts'
import { callOutside, type OutsideCall, type Reach, wordsOf } from './outside-call.ts'

/** A robot that was called too often refuses everything for ten minutes. */
const BLOCKED_MS = 600_000
const TOO_OFTEN: ReadonlySet<unknown> = new Set([130101, 45009, 660026])

/** A call whose receiver says 2xx when it took the message. */
export async function answered(call: OutsideCall, reach: Reach, isTaken = (_text: string) => true): Promise<Sent> {
  try {
    const { status, text } = await callOutside(call, reach)
    const ok = status >= 200 && status < 300 && isTaken(text)
    const answer = `${status} ${text}`.trim().slice(0, 500)
    return ok ? { ok, answer } : { ok: false, answer, ...(status === 429 ? { later: BLOCKED_MS } : {}) }
  } catch (error) {
    return { ok: false, answer: wordsOf(error) }
  }
}

/** Robots answer 200 to everything and say in `errcode` what came of it. */
export async function robotAnswered(call: OutsideCall, reach: Reach): Promise<Sent> {
  const sent = await answered(call, reach)
  if (!sent.ok) return sent
  const errcode = /"errcode"\s*:\s*(-?\d+)/.exec(sent.answer)?.[1]
  if (errcode === '0') return sent
  const isTooOften = errcode !== undefined && TOO_OFTEN.has(Number(errcode))
  return { ok: false, answer: sent.answer, ...(isTooOften ? { later: BLOCKED_MS } : {}) }
}
