import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import type { Runner } from './runner.ts'

/** The data folder and the superuser's password of a cluster that has been initialised. */
export type Initialised = { cluster: string; password: string }

// Keys sort by bytes ('C'); the builtin provider keeps that order and still folds case beyond ASCII.
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Makes the cluster when there is none. Built beside its place and renamed: half a cluster is never taken for one. */
export function initialise(runner: Runner, password?: string): Initialised {
  const cluster = join(runner.dir, 'cluster')
  mkdirSync(runner.dir, { recursive: true, mode: 0o700 })
  const secret = keptPassword(runner, existsSync(cluster), password)
  if (existsSync(cluster)) return { cluster, password: secret }

  const half = join(runner.dir, 'cluster.half')
  rmSync(half, { recursive: true, force: true })
  const pwfile = join(runner.dir, 'initdb.password')
  writeFileSync(pwfile, secret, { mode: 0o600 })
  runner.give(pwfile)
  const { file, args, options } = runner.command('initdb', [
    `--pgdata=${half}`,
    '--username=postgres',
    `--pwfile=${pwfile}`,
    '--auth=scram-sha-256',
    ...LOCALE,
    '--no-instructions',
  ])
  // A calm locale of its own: initdb refuses an LC_* of the caller that the machine does not have.
  const done = spawnSync(file, args, { ...options, cwd: '/', env: { LC_ALL: 'C' }, encoding: 'utf8' })
  rmSync(pwfile, { force: true })
  if (done.status !== 0) throw new Refusal(`数据库初始化失败：${lastLine(done.stderr) ?? done.error?.message}`)
  renameSync(half, cluster)
  return { cluster, password: secret }
}

/** The superuser's password lies beside the cluster, readable by its owner alone. */
function keptPassword(runner: Runner, made: boolean, given: string | undefined): string {
  const file = join(runner.dir, 'superuser.password')
  if (!made) {
    const secret = given ?? randomBytes(24).toString('hex')
    writeFileSync(file, secret, { mode: 0o600 })
    return secret
  }
  if (!existsSync(file)) {
    throw new Refusal(
      `数据库的口令文件 ${file} 不见了，请放回该文件；若数据可以不要，请删除 ${runner.dir} 后重新启动。`,
    )
  }
  return readFileSync(file, 'utf8').trim()
}

export function lastLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n').at(-1)
}
