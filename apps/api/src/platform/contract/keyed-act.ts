import { hash } from 'node:crypto'
import type { Route } from '@jizhi/contracts'
import type { FastifyRequest } from 'fastify'
import { canonicalText } from '../digest.ts'
import { Fault } from '../faults/fault.ts'
import type { KeyedAct } from '../repeat/repeats.ts'
import type { Asked } from './contract.ts'

// Long enough that nobody guesses it: the kept answer is sealed with it.
const KEY = /^[\x21-\x7e]{16,100}$/

/** The act that a request names by its Idempotency-Key; undefined without one, for reading, and for an answer that is a file. */
export function keyedAct(route: Route, request: FastifyRequest, asked: Asked): KeyedAct | undefined {
  const key = request.headers['idempotency-key']
  const { actor, upload } = asked
  if (key === undefined || actor === undefined || route.method === 'GET' || route.answer === 'file') return undefined
  if (typeof key !== 'string' || !KEY.test(key))
    throw new Fault('request.invalid', { first: 'Idempotency-Key 应为 16 至 100 个字母、数字或符号', issues: [] })
  const file = upload === undefined ? null : [upload.fileName, hash('sha256', upload.bytes, 'hex')]
  return {
    ...{ tenantId: actor.tenantId, person: actor.personId, route: route.name, key },
    request: canonicalText([asked.input ?? null, file]),
  }
}
