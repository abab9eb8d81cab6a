import multipart from '@fastify/multipart'
import { ConsoleLogger } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { appModule } from './app.module.ts'
import { Awakening } from './features/timers/index.ts'
import { AccessGuard } from './platform/contract/access-guard.ts'
import { ContractInterceptor } from './platform/contract/contract-interceptor.ts'
import { serveDocs } from './platform/contract/docs.ts'
import { Database } from './platform/database/database.ts'
import { FaultFilter, JSON_LIMIT } from './platform/faults/fault-filter.ts'
import { addHealth } from './platform/operations/health.ts'
import { Incidents } from './platform/operations/incidents.ts'
import { addMetrics } from './platform/operations/metrics-door.ts'
import { productVersion } from './platform/operations/product-version.ts'
import { requestNumber, tellRequestNumber } from './platform/operations/request-number.ts'
import { Queue } from './platform/queue/queue.ts'
import type { Settings } from './platform/settings.ts'
import { serveWeb } from './platform/web-files.ts'

/** Which of the two halves of the program this process is. */
export interface Halves {
  readonly http: boolean
  readonly worker: boolean
}

/** Builds the program, not yet listening. */
export async function createApp(settings: Settings, quiet = false): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    trustProxy: 'loopback',
    genReqId: requestNumber,
    logger: false, // requests are not logged: bodies hold names
  })
  const logger = quiet ? (['fatal'] as const) : (['fatal', 'error', 'warn', 'log'] as const)
  const app = await NestFactory.create<NestFastifyApplication>(appModule(settings), adapter, {
    logger: new ConsoleLogger({ json: true, logLevels: [...logger] }),
    abortOnError: false,
  })
  await app.register(multipart)
  app.useGlobalFilters(new FaultFilter(app.get(Incidents)))
  app.useGlobalGuards(app.get(AccessGuard))
  app.useGlobalInterceptors(app.get(ContractInterceptor))
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'])
  return app
}

/** The program with everything it serves, checked and ready to listen. */
export async function prepareApp(settings: Settings, halves: Halves, quiet = false): Promise<NestFastifyApplication> {
  const app = await createApp(settings, quiet)
  await app.get(Database).probe()
  if (halves.http) {
    tellRequestNumber(app)
    addHealth(app, productVersion())
    addMetrics(app)
    serveDocs(app, productVersion())
    await serveWeb(app, settings.webDist)
  }
  await app.init()
  if (halves.worker) {
    await app.get(Queue).startWorkers()
    app.get(Awakening, { strict: false }).start()
  }
  return app
}

/** Starts what this process is to be and prints the address it listens on, if it does. */
export async function start(settings: Settings, halves: Halves): Promise<void> {
  const app = await prepareApp(settings, halves)
  if (!halves.http) return
  await app.listen(settings.port, settings.host)
  process.stdout.write(`${JSON.stringify({ listening: await app.getUrl() })}\n`)
}
