import { createHash } from 'node:crypto'
import { chmodSync, cpSync, createReadStream, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { ROOT, runCommand } from '../command.ts'
import { findProgram } from '../postgres/binaries.ts'
import { endWith, Refusal } from '../refusal.ts'
import { copyProduct, mark, packageManagerOf, versionOf } from './contents.ts'

const LAUNCHER = `#!/bin/sh
# 启动：./jizhi start　升级数据表：./jizhi migrate　说明：docs/deploy.md
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
PATH="$here/node/bin:$PATH"
export PATH
exec "$here/node/bin/node" "$here/packages/tooling/src/release/launch.ts" "$@"
`

/** Without a network: the packages come from the store that this very checkout was installed from. */
const installing = (packageManager: string): string =>
  [
    `npx --yes ${packageManager} install --prod --frozen-lockfile --offline --config.confirm-modules-purge=false`,
    "--filter '@jizhi/api...' --filter '@jizhi/cli...' --filter '@jizhi/tooling...'",
  ].join(' ')

async function mustRun(title: string, line: string, cwd = ROOT): Promise<string> {
  const { ok, output, seconds } = await runCommand(line, { cwd, env: { CI: 'true' } })
  if (!ok) throw new Refusal(`${output}\n${title}没有完成，以上是最后的输出。`)
  console.log(`${title}：${seconds.toFixed(1)} 秒`)
  return output.trim()
}

/** One archive with Node, the modules, PostgreSQL and the built web; it starts on a machine without a network. */
async function pack(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'release') } } })
  const tar = findProgram('tar')
  if (!tar) throw new Refusal('没有找到 tar，请先安装再打包。')
  await mustRun('构建', 'turbo run build --concurrency=1 --output-logs=errors-only --ui=stream')
  const commit = await mustRun('版本', 'git rev-parse --short=12 HEAD')
  const name = `jizhi-${versionOf(ROOT)}-${process.platform}-${process.arch}`
  const out = resolve(values.out)
  const folder = join(out, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyProduct(folder)
  await mustRun('安装运行所需的包', installing(packageManagerOf(ROOT)), folder)
  const node = join(folder, 'node/bin/node')
  cpSync(realpathSync(join(ROOT, 'node_modules/node/bin/node')), node)
  chmodSync(node, 0o755)
  writeFileSync(join(folder, 'jizhi'), LAUNCHER, { mode: 0o755 })
  mark(folder, versionOf(ROOT), commit)
  const archive = join(out, `${name}.tar.gz`)
  await mustRun('打包', `"${tar}" -czf "${archive}" -C "${out}" "${name}"`)
  const sum = await digestOf(archive)
  writeFileSync(`${archive}.sha256`, `${sum}  ${name}.tar.gz\n`)
  console.log(`\n${archive}\n${(statSync(archive).size / 1e6).toFixed(0)} MB，SHA-256 ${sum}`)
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

await pack().catch(endWith)
