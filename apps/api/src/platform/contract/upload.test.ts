import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Fault } from '../faults/fault.ts'
import { readUpload } from './upload.ts'

describe('an upload', () => {
  let server: FastifyInstance
  let origin: string

  beforeAll(async () => {
    server = fastify()
    await server.register(multipart)
    server.post('/', async (request) => {
      try {
        const { upload, fields } = await readUpload(request, { maxBytes: 1_048_576 })
        return { fileName: upload.fileName, bytes: upload.bytes.length, fields }
      } catch (error) {
        return error instanceof Fault ? { code: error.code, details: error.details } : { unexpected: String(error) }
      }
    })
    origin = await server.listen({ port: 0 })
  })
  afterAll(() => server.close())

  const send = async (body: FormData | string): Promise<unknown> =>
    (await fetch(origin, { method: 'POST', body })).json()
  const form = (bytes: number, fields: Record<string, string> = {}): FormData => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    data.set('file', new Blob([new Uint8Array(bytes)]), '码头镇 5月.xlsx')
    return data
  }

  it('arrives with its Chinese name, its fields, and JSON fields parsed', async () => {
    expect(await send(form(10, { period: '2019-05', mapping: '{"名次":3}', odd: '{not json' }))).toEqual({
      fileName: '码头镇 5月.xlsx',
      bytes: 10,
      fields: { period: '2019-05', mapping: { 名次: 3 }, odd: '{not json' },
    })
  })

  it('one byte too large is refused with the limit, exactly the limit is not', async () => {
    expect(await send(form(1_048_576))).toMatchObject({ bytes: 1_048_576 })
    expect(await send(form(1_048_577))).toEqual({ code: 'request.too-large', details: { maxMegabytes: 1 } })
  })

  it('no file, and no form at all, are refused', async () => {
    const empty = new FormData()
    empty.set('period', '2019-05')
    expect(await send(empty)).toEqual({ code: 'request.no-file', details: {} })
    expect(await send('plain text')).toEqual({ code: 'request.no-file', details: {} })
  })
})
