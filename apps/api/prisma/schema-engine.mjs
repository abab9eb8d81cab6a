#!/usr/bin/env -S node --no-warnings
// Prisma's schema engine (JSON-RPC over stdio) from npm only: WASM engine + driver adapter.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const argv = process.argv.slice(2)
if (argv.includes('--version')) {
  console.log('schema-engine-wasm')
  process.exit(0)
}
const values = (name) => argv.flatMap((a, i) => (argv[i - 1] === name ? [a] : []))
const { url, shadowDatabaseUrl } = JSON.parse(values('--datasource')[0] ?? '{}')
const log = (level, message, extra = {}) =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields: { message, ...extra }, target: 'schema_engine' })}\n`,
  )
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => log('ERROR', m, { is_panic: true }) }
const split = (u) => {
  const x = new URL(u)
  const schema = x.searchParams.get('schema') ?? 'public'
  x.search = ''
  return [x.href, schema]
}
const once = async (connectionString, sql) => {
  const c = new pg.Client({ connectionString })
  await c.connect()
  try {
    await c.query(sql)
  } finally {
    await c.end()
  }
}

const CHAR_OID = 18,
  TEXT_OID = 25,
  COLUMN_TYPE_CHARACTER = 6 // adapter-pg does not know the catalog type "char"
function factory(u) {
  const [connectionString, schema] = split(u)
  let chars = []
  class Pool extends pg.Pool {
    async query(...a) {
      const r = await super.query(...a)
      chars = []
      r?.fields?.forEach((f, i) => {
        if (f.dataTypeID === CHAR_OID) {
          f.dataTypeID = TEXT_OID
          chars.push(i)
        }
      })
      return r
    }
  }
  const f = new PrismaPg(new Pool({ connectionString }), { schema })
  const connect = f.connect.bind(f)
  f.connect = async () => {
    const conn = await connect(),
      queryRaw = conn.queryRaw.bind(conn)
    conn.queryRaw = async (q) => {
      const r = await queryRaw(q)
      for (const i of chars) r.columnTypes[i] = COLUMN_TYPE_CHARACTER
      chars = []
      return r
    }
    conn.executeScript = (sql) => once(connectionString, sql) // adapter-pg splits at ';', which breaks $$ bodies
    return conn
  }
  f.connectToShadowDb = async () => {
    if (shadowDatabaseUrl) {
      await once(split(shadowDatabaseUrl)[0], 'drop schema if exists public cascade; create schema public')
      return factory(shadowDatabaseUrl).connect()
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`,
      su = new URL(connectionString)
    su.pathname = `/${name}`
    await once(connectionString, `create database "${name}"`)
    const conn = await factory(su.href).connect(),
      dispose = conn.dispose?.bind(conn)
    conn.dispose = async () => {
      await dispose?.()
      await once(connectionString, `drop database if exists "${name}" with (force)`)
    }
    return conn
  }
  return f
}

if (argv.includes('cli')) {
  log('INFO', 'Starting schema engine CLI')
  const [cs] = split(url),
    admin = new URL(cs),
    db = admin.pathname.slice(1)
  admin.pathname = '/postgres'
  try {
    if (argv.includes('can-connect-to-database')) await once(cs, 'select 1')
    else await once(admin.href, `${argv.includes('create-database') ? 'create' : 'drop'} database "${db}"`)
    process.exit(0)
  } catch (e) {
    log('ERROR', e.message, {
      is_panic: false,
      error_code: e.code === '3D000' ? 'P1003' : 'P1001',
      meta: { database_name: db },
    })
    process.exit(1)
  }
}

const datamodels = values('--datamodels').map((p) => [p, readFileSync(p, 'utf8')])
let engine,
  pending = 0,
  closed = false
const send = (o) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...o })}\n`)
const maybeExit = () => {
  if (closed && !pending) process.exit(0)
}
createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {}
    if (!method) return // blank, or the CLI's answer to our print
    pending++
    try {
      engine ??= await SchemaEngine.new(
        { datamodels: datamodels.length ? datamodels : undefined },
        () => {},
        bindMigrationAwareSqlAdapterFactory(factory(url)),
      )
      if (!engine[method]) throw new Error(`${method} is not supported by the WASM schema engine`)
      const result = await engine[method](params)
      if (method === 'diff' && result.stdout != null)
        send({ id: -1, method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? null })
    } catch (e) {
      send({
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: { is_panic: false, message: e.message, meta: e.meta ?? null, error_code: e.code ?? null },
        },
      })
    }
    pending--
    maybeExit()
  })
  .on('close', () => {
    closed = true
    maybeExit()
  })
