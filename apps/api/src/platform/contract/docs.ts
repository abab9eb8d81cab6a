import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger'

/** OpenAPI of every route at /api/openapi.json, and a page to read it at /api/docs. */
export function serveDocs(app: NestFastifyApplication, version: string): void {
  const head = new DocumentBuilder()
    .setTitle('机制 API')
    .setVersion(version)
    .addCookieAuth('jizhi.session_token')
    .build()
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, head), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
  })
}
