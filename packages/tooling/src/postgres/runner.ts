import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { copyBinaries, findProgram } from './binaries.ts'

/** How the server is run: as ourselves, in a user namespace, or as another account of this machine. */
export type Way = 'direct' | 'namespace' | 'account'

/** A way to run the server's programs, which refuse to run as root. */
export type Runner = {
  way: Way
  /** Folder of the binaries this way can read. */
  binaries: string
  /** Where the cluster lives: the folder asked for, or one the account can reach. */
  dir: string
  /** The command line that runs `program` of the binaries. */
  command: (
    program: string,
    args: string[],
  ) => { file: string; args: string[]; options: { uid?: number; gid?: number } }
  /** Hands a file or folder made by us to whoever runs the server. */
  give: (path: string) => void
}

/** Chooses the gentlest way that works here, or `only` when a way is asked for. */
export function chooseRunner(binaries: string, dir: string, only?: Way): Runner {
  const root = process.getuid?.() === 0
  const named = findAccount((uid) => uid === process.getuid?.()) !== undefined || process.platform !== 'linux'
  const ways: Way[] = only ? [only] : root ? ['namespace', 'account'] : named ? ['direct'] : ['namespace', 'direct']
  for (const way of ways) {
    const runner = { direct, namespace, account }[way](binaries, dir)
    if (runner && canRun(runner)) return runner
  }
  throw new Refusal(
    root
      ? '以 root 身份无法启动内置 PostgreSQL（本机不允许用户命名空间，也不能改用 postgres 或 nobody 账号），请改用普通用户运行，或用 DATABASE_URL 与 DATABASE_OWNER_URL 指定外部 PostgreSQL。'
      : '内置 PostgreSQL 在本机无法运行，请用 DATABASE_URL 与 DATABASE_OWNER_URL 指定外部 PostgreSQL。',
  )
}

function direct(binaries: string, dir: string): Runner {
  const command: Runner['command'] = (program, args) => ({ file: join(binaries, 'bin', program), args, options: {} })
  return { way: 'direct', binaries, dir, command, give: () => undefined }
}

// Inside the namespace we are an account that is not root, outside every file stays ours: no account is made and any
// folder of ours is readable. It must be one the machine knows, as initdb looks up its name; containers that run under
// a number without a name are helped the same way.
function namespace(binaries: string, dir: string): Runner | undefined {
  const unshare = findProgram('unshare')
  const who = findAccount((_, name) => name === 'nobody') ?? findAccount((uid) => uid > 0)
  if (!unshare || !who) return undefined
  const command: Runner['command'] = (program, args) => ({
    file: unshare,
    args: ['--user', `--map-user=${who.uid}`, `--map-group=${who.gid}`, join(binaries, 'bin', program), ...args],
    options: {},
  })
  return { way: 'namespace', binaries, dir, command, give: () => undefined }
}

function account(binaries: string, dir: string): Runner | undefined {
  const who = findAccount((_, name) => name === 'postgres') ?? findAccount((_, name) => name === 'nobody')
  if (!who) return undefined
  const key = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
  const home = isOpenToAll(dirname(dir)) ? dir : join('/var/lib/jizhi', key(dir))
  const readable = copyBinaries(binaries, join('/var/lib/jizhi', `postgres-${key(binaries)}`))
  mkdirSync(home, { recursive: true })
  const give = (path: string) => chownSync(path, who.uid, who.gid)
  give(home)
  chmodSync(home, 0o700)
  const command: Runner['command'] = (program, args) => ({
    file: join(readable, 'bin', program),
    args,
    options: { uid: who.uid, gid: who.gid },
  })
  return { way: 'account', binaries: readable, dir: home, command, give }
}

function canRun(runner: Runner): boolean {
  const { file, args, options } = runner.command('postgres', ['--version'])
  return spawnSync(file, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0
}

function findAccount(fits: (uid: number, name: string) => boolean): { uid: number; gid: number } | undefined {
  if (!existsSync('/etc/passwd')) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  return accounts.find(({ uid, name }) => fits(uid, name))
}

/** Whether an account that is not ours can walk down to `path`: every folder above lets others pass. */
function isOpenToAll(path: string): boolean {
  const open = existsSync(path) ? (statSync(path).mode & 0o001) !== 0 : true
  return open && (dirname(path) === path || isOpenToAll(dirname(path)))
}
