import { randomInt } from 'node:crypto'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/** Eight digits, short enough to be read out on the telephone; stands in each answer's header and in each line of the log. */
export const requestNumber = (): string => String(randomInt(10_000_000, 100_000_000))

/** Every answer says its number, also one that is refused before any handler. */
export function tellRequestNumber(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.header('x-request-id', request.id)
      done()
    })
}
