import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { VerifyChain } from './features/audit/index.ts'
import { Sessions } from './platform/session/sessions.ts'
import { readSettings } from './platform/settings.ts'
import { createApp } from './serve.ts'

// The operator's door: node dist/audit-command.js --code 350583 [--head 17:<64 hex digits noted elsewhere>]
const { values } = parseArgs({ options: { code: { type: 'string' }, head: { type: 'string' } } })

async function main(): Promise<void> {
  const { code, head } = values
  const noted = head === undefined ? undefined : /^(\d+):([0-9a-f]{64})$/.exec(head)
  if (code === undefined || noted === null)
    throw new Error('用法：audit-command --code <行政区划代码> [--head <号>:<校验码>]')
  const app = await createApp(readSettings(), true)
  try {
    const tenant = await app.get(Sessions).tenantOf(code)
    if (tenant === undefined) throw new Error(`没有开通 ${code}。`)
    const known = noted === undefined ? undefined : { seq: Number(noted[1]), hash: noted[2] ?? '' }
    const result = await app.get(VerifyChain).of(tenant.id, known)
    for (const { words } of result.findings) process.stdout.write(`${words}\n`)
    const end = result.head === null ? '' : `，链尾 ${result.head.seq}:${result.head.hash}`
    process.stdout.write(
      `${code} 校验 ${result.acts} 条经过、${result.rows} 行，${result.findings.length} 处不符${end}\n`,
    )
    if (result.findings.length > 0) process.exitCode = 2
  } finally {
    await app.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
