import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { sentenceOf, zh } from '@jizhi/contracts'
import { FirstAdmin, type NewTenant, TenantsService } from './features/tenants/index.ts'
import { Fault } from './platform/faults/fault.ts'
import { readSettings } from './platform/settings.ts'
import { createApp } from './serve.ts'

// The operator's door: node dist/tenant-command.js --code 350583 [--name …] [--kind county|sample|demo] [--notice …] [--admin 用户名]
const { values } = parseArgs({
  options: {
    code: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string', default: 'county' },
    notice: { type: 'string' },
    admin: { type: 'string' },
  },
})

async function main(): Promise<void> {
  const { code, name, kind, notice, admin } = values
  if (code === undefined || (kind !== 'county' && kind !== 'sample' && kind !== 'demo'))
    throw new Error(
      '用法：tenant-command --code <行政区划代码> [--name 名称] [--kind county|sample|demo] [--notice 说明]',
    )
  const app = await createApp(readSettings(), true)
  try {
    const wanted: NewTenant = {
      code,
      kind,
      ...(name === undefined ? {} : { name }),
      ...(notice === undefined ? {} : { notice }),
    }
    const id = await app.get(TenantsService).create(wanted)
    process.stdout.write(`${code} 已开通（${id}）\n`)
    if (admin === undefined) return
    const { password } = await app.get(FirstAdmin).appoint(id, admin)
    process.stdout.write(`县管理员 ${admin}，初始密码 ${password}（只显示这一次）\n`)
  } finally {
    await app.close()
  }
}

main().catch((error: unknown) => {
  const sentence = error instanceof Fault ? sentenceOf(zh, error.code, error.details) : String(error)
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
})
