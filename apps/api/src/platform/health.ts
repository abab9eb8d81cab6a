import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { Database } from './database/database.ts'

/** `GET /health`: 200 while the database answers, 503 otherwise. Not a route of the product: no county, no rights. */
export function addHealth(app: NestFastifyApplication, version: string): void {
  const database = app.get(Database)
  app
    .getHttpAdapter()
    .getInstance()
    .get('/health', async (_, reply) => {
      try {
        await database.open('select 1')
        return { status: 'ok', version }
      } catch {
        return reply.status(503).send({ status: 'database-unreachable', version })
      }
    })
}
