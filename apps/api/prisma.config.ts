import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma's own engine comes from a binary host that closed networks cannot reach; the shim speaks its protocol from npm packages alone.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./prisma/schema-engine.mjs', import.meta.url))

const url = process.env.DATABASE_OWNER_URL ?? 'postgresql://jizhi_owner@127.0.0.1:5432/jizhi'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // `generate` needs no database; `migrate diff` needs a shadow one.
  datasource: { url, shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL ?? `${url}_shadow` },
})
