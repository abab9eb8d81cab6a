import { en, type FaultBody, faultStatus, sentenceOf, zh } from '@jizhi/contracts'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { askedOf } from '../contract/contract.ts'
import { isDatabaseAway, isDiskFull } from '../database/lost-connections.ts'
import type { Incidents } from '../operations/incidents.ts'
import { Fault } from './fault.ts'

/** After so many seconds it is worth asking again: the pool needs no longer once the database is back. */
export const RETRY_AFTER_S = 2

/** The largest JSON body; a drawing of 300 blocks is about 200 kB. Uploads have limits of their own. */
export const JSON_LIMIT = 8 * 1_048_576

/** Turns everything thrown into `{ code, message, details }`. What nobody expected gets a number to quote, and its stack goes to the log alone. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(private readonly incidents: Incidents) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    const fault = this.faultOf(thrown, request)
    const status = faultStatus[fault.code]
    if (status === 503) void reply.header('retry-after', RETRY_AFTER_S)
    void reply.status(status).send(bodyOf(fault, request.headers['accept-language']))
  }

  private faultOf(thrown: unknown, request: FastifyRequest): Fault {
    if (thrown instanceof Fault) return thrown
    const status = statusOf(thrown)
    if (status === 404) return new Fault('request.unknown')
    if (status === 413) return new Fault('request.too-large', { maxMegabytes: JSON_LIMIT / 1_048_576 })
    if (status === 415 || status === 400) return new Fault('request.invalid', { first: '请求格式不对', issues: [] })
    if (isDatabaseAway(thrown)) return new Fault('request.try-again', { incident: request.id })
    const where = `${request.method} ${request.routeOptions.url ?? 'unknown route'}`
    this.incidents.note(thrown, { where, number: request.id, tenantId: askedOf(request).tenant?.id })
    return isDiskFull(thrown) ? new Fault('system.disk-full') : new Fault('system.unexpected', { incident: request.id })
  }
}

/** The answer's body in the language asked for; Chinese unless English is wanted first. */
export function bodyOf(fault: Fault, acceptLanguage: string | undefined): FaultBody {
  const words = /^\s*en\b/i.test(acceptLanguage ?? '') ? en : zh
  return { code: fault.code, message: sentenceOf(words, fault.code, fault.details), details: fault.details }
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus()
  // Fastify's own refusals (malformed JSON, body too large) carry a status and no class of their own.
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number')
    return thrown.statusCode
  return undefined
}
