import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { RETRY_AFTER_S } from '../faults/fault-filter.ts'
import { Readiness } from './readiness.ts'

/**
 * `GET /health/live`: the process answers. `GET /health`: it can serve; else 503 with a sentence for each thing that keeps it
 * from it. Not routes of the product: no county, no rights.
 */
export function addHealth(app: NestFastifyApplication, version: string): void {
  const readiness = app.get(Readiness)
  const server = app.getHttpAdapter().getInstance()
  server.get('/health/live', () => ({ status: 'ok', version }))
  server.get('/health', async (_, reply) => {
    const checks = await readiness.checks()
    if (checks.every(({ ok }) => ok)) return { status: 'ok', version, checks }
    return reply.status(503).header('retry-after', RETRY_AFTER_S).send({ status: 'not-ready', version, checks })
  })
}
