// What `npm start` and `npm test` run first, on whatever Node the machine has (20 or newer), with nothing installed:
// fetch pnpm and Node 24 from npm, install once per lockfile, then hand over to the program named by the caller.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stampFile = join(root, 'node_modules', '.jizhi-install.json')
const node24 = join(root, 'node_modules', 'node', 'bin', 'node')

function refuse(sentence, output = '') {
  if (output) console.error(output.trim().split('\n').slice(-20).join('\n'))
  console.error(`\n${sentence}`)
  process.exit(1)
}

/** Whatever decides what an installation contains; when it is unchanged, so is the installation. */
function digest() {
  const rooms = ['apps', 'packages'].flatMap((room) => readdirSync(join(root, room)).map((name) => join(room, name)))
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...rooms.map((at) => join(at, 'package.json')),
  ]
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const file of files) if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

/** Runs npx and keeps its words back unless it fails: npm's warnings about a machine's settings concern nobody here. */
function npx(args) {
  const done = spawnSync('npx', ['--yes', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
  if (done.error) refuse('没有找到 npx，请安装 Node.js 20 或更新的版本（自带 npm）。')
  return { ok: done.status === 0, out: done.stdout, all: `${done.stdout}\n${done.stderr}` }
}

/** Ends with the sentence for a known cause; for an unknown one also with the tool's own last words. */
function giveUp(output) {
  if (/ENOSPC|No space left/.test(output)) refuse('磁盘空间不足，请清出约 2 GB 后再试。')
  if (/EACCES|EPERM|Permission denied/.test(output))
    refuse(`没有写入权限，请确认当前用户可以写 ${root} 和自己的主目录。`)
  if (OFFLINE.test(output))
    refuse('连接不到 npm 软件源，请检查网络，或用 npm config set registry 换一个可用的源后再试。')
  refuse('依赖没有装好，上面是安装程序最后的输出，请按提示处理后再试。', output)
}
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|FETCH_FAIL|error sending request|dns error/i

/** Installs when anything changed, and returns the folder that holds `pnpm`. */
function install() {
  const wanted = digest()
  const stamp = readStamp()
  if (stamp.digest === wanted && existsSync(node24) && existsSync(join(stamp.pnpm, 'pnpm'))) return stamp.pnpm
  console.log('正在准备运行环境（首次约需一分钟）…')
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const found = npx(['--package', packageManager, '--call', 'command -v pnpm'])
  if (!found.ok) giveUp(found.all)
  const pnpm = dirname(found.out.trim().split('\n').pop())
  const done = npx([packageManager, 'install', '--frozen-lockfile', '--prefer-offline'])
  if (!done.ok) giveUp(done.all)
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, JSON.stringify({ digest: wanted, pnpm }))
  return pnpm
}

const major = Number.parseInt(process.versions.node, 10)
if (major < 20) refuse(`需要 Node.js 20 或更新的版本，现在是 ${process.versions.node}，请升级后再试。`)

const pnpm = install()
const [program, ...args] = process.argv.slice(2)
const path = [dirname(node24), join(root, 'node_modules', '.bin'), pnpm, process.env.PATH].join(delimiter)
const child = spawn(node24, [join(root, program), ...args], {
  cwd: process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1' },
})
// Ctrl-C reaches the program by itself; we only wait for it. A plain kill is passed on.
process.on('SIGINT', () => undefined)
for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
