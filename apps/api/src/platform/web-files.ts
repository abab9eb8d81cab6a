import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/** Serves the built web application: hashed files for a year, every other address gets the page that routes itself. */
export async function serveWeb(app: NestFastifyApplication, webDist: string | undefined): Promise<void> {
  if (webDist === undefined) return
  const root = resolve(webDist)
  if (!existsSync(join(root, 'index.html')))
    throw new Error(`WEB_DIST 指向的文件夹里没有 index.html：${root}。请先构建网页。`)
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    globIgnore: ['**/*.html'],
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  const server = app.getHttpAdapter().getInstance()
  const page = { cacheControl: false } as const
  for (const path of ['/', '/*'])
    server.get(path, (request, reply) => {
      const { url } = request
      // An unknown API address or a missing file must not look like a page.
      if (url.startsWith('/api/') || /\.\w+(\?|$)/.test(url)) return reply.callNotFound()
      return reply.headers(pageHeaders).sendFile('index.html', root, page)
    })
}

const pageHeaders = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}
