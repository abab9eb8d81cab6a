import 'reflect-metadata'
import { parseArgs } from 'node:util'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { type NotedHead, VerifyChain } from './features/audit/index.ts'
import { TenantsStore } from './features/tenants/index.ts'
import { Sessions } from './platform/session/sessions.ts'
import { readSettings } from './platform/settings.ts'
import { createApp } from './serve.ts'

// The operator's door: node dist/audit-command.js --all | --code 350583 [--head 17:<64 hex digits noted elsewhere>]
const { values } = parseArgs({
  options: { all: { type: 'boolean' }, code: { type: 'string' }, head: { type: 'string' } },
})

async function main(): Promise<void> {
  const { all, code, head } = values
  const noted = head === undefined ? undefined : /^(\d+):([0-9a-f]{64})$/.exec(head)
  if ((code === undefined) === (all !== true) || noted === null)
    throw new Error('用法：audit-command --all | --code <行政区划代码> [--head <号>:<校验码>]')
  const app = await createApp(readSettings(), true)
  try {
    const known = noted === undefined ? undefined : { seq: Number(noted[1]), hash: noted[2] ?? '' }
    const codes = code === undefined ? (await app.get(TenantsStore).list()).map((tenant) => tenant.code) : [code]
    for (const one of codes) await verify(app, one, known)
  } finally {
    await app.close()
  }
}

async function verify(app: NestFastifyApplication, code: string, known: NotedHead | undefined): Promise<void> {
  const tenant = await app.get(Sessions).tenantOf(code)
  if (tenant === undefined) throw new Error(`没有开通 ${code}。`)
  const { acts, rows, head, findings } = await app.get(VerifyChain).of(tenant.id, known)
  for (const { words } of findings) process.stdout.write(`${words}\n`)
  const end = head === null ? '' : `，链尾 ${head.seq}:${head.hash}`
  process.stdout.write(`${code} 校验 ${acts} 条经过、${rows} 行，${findings.length} 处不符${end}\n`)
  if (findings.length > 0) process.exitCode = 2
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
