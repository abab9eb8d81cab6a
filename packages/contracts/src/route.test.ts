import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addressOf, defineRoute, type Route } from './route.ts'
import { routes } from './routes.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

describe('routes', () => {
  it('an address has its names filled in, escaped, and leaves undefined values out', () => {
    const route = defineRoute({
      name: 'x.y',
      summary: '',
      method: 'GET',
      path: '/api/t/:county/x/:id',
      params: z.object({ county: z.string(), id: z.string() }),
      answer: z.object({}),
      faults: [],
      access: 'anonymous',
    })
    expect(addressOf(route, { county: '990001', id: 'a/b' }, { q: '中 文', none: undefined, n: 2 })).toBe(
      '/api/t/990001/x/a%2Fb?q=%E4%B8%AD%20%E6%96%87&n=2',
    )
  })

  it('every name and every address stands once', () => {
    const names = routes.map((route) => route.name)
    const addresses = routes.map((route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('every named part of an address is parsed, and only a county route may ask for rights', () => {
    for (const route of routes as readonly Route[]) {
      const named = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1])
      const parsed = route.params instanceof z.ZodObject ? Object.keys(route.params.shape) : []
      expect(parsed.sort(), route.name).toEqual(named.sort())
      if (route.access !== 'anonymous') expect(route.path.startsWith('/api/t/:county'), route.name).toBe(true)
    }
  })
})

describe('words', () => {
  it('Chinese sentences end with 。 and shout nothing; both languages have the same holes', () => {
    for (const [code, sentence] of Object.entries(zh)) {
      expect(sentence, code).toMatch(/(。|：\{why\})$/) // `why` is a whole sentence of the reader
      expect(sentence, code).not.toMatch(/[!！]/)
      const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()
      expect(holes(en[code as keyof typeof en]), code).toEqual(holes(sentence)) // the keys of both are FaultCode
    }
  })
})
