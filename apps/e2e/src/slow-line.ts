import { request as ask } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Listening, listening } from './listening.ts'

/**
 * A door before a served product that holds every answer of its api back for `delayMs`, as a slow line does: what a
 * page lets somebody do before it has what it needs shows here.
 */
export const slowLine = (product: string, delayMs: number): Promise<Listening> =>
  listening((asked, answer) => {
    const onward = ask(product + (asked.url ?? '/'), { method: asked.method, headers: asked.headers }, async (came) => {
      if (asked.url?.startsWith('/api/')) await pause(delayMs)
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
