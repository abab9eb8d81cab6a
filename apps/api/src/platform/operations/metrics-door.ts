import { timingSafeEqual } from 'node:crypto'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyRequest } from 'fastify'
import { digestOf } from '../digest.ts'
import { SETTINGS, type Settings } from '../settings.ts'
import { Metrics } from './metrics.ts'

/** `GET /metrics`, for this machine or for whoever shows the token; to others the address does not exist. */
export function addMetrics(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics)
  const { metricsToken } = app.get<Settings>(SETTINGS)
  const server = app.getHttpAdapter().getInstance()
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.answered(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  server.get('/metrics', async (request, reply) => {
    if (!isFromHere(request) && !showsToken(request, metricsToken)) return reply.callNotFound()
    const { type, body } = await metrics.text()
    return reply.type(type).send(body)
  })
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const

/** A proxy on this machine calls from loopback as well, but says for whom. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  return LOOPBACK.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined)
}

function showsToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return false
  const shown = Buffer.from(digestOf(headers.authorization ?? ''))
  return timingSafeEqual(shown, Buffer.from(digestOf(`Bearer ${token}`)))
}
