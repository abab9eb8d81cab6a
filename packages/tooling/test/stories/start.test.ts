import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, isFree, startCluster } from '../../src/postgres/index.ts'

const START = join(import.meta.dirname, '../../src/start/start.ts')
const READY = /机制已启动：(\S+)/
const PATIENCE_MS = 60_000

type Run = {
  child: ChildProcess
  said: () => string
  until: (words: RegExp) => Promise<string>
  end: Promise<number | null>
}

let dataDir: string
const runs: Run[] = []

/** `npm start` after its bootstrap, in a data folder of its own and without the demo. */
function start(env: NodeJS.ProcessEnv = {}): Run {
  const given = {
    ...process.env,
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    DATA_DIR: dataDir,
    JIZHI_DEMO: 'off',
    ...env,
  }
  const child = spawn(process.execPath, [START], { env: given, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += piece))
  const end = new Promise<number | null>((resolve) => child.once('close', resolve))
  const until = async (words: RegExp) => {
    const found = () => words.exec(text)
    await Promise.race([end, expect.poll(found, { timeout: PATIENCE_MS, interval: 50 }).not.toBeNull()])
    return found()?.[1] ?? expect.fail(`ended without ${words}:\n${text}`)
  }
  const run = { child, said: () => text, until, end }
  runs.push(run)
  return run
}

const health = (url: string) =>
  fetch(`${url}/health`).then(
    (answer) => answer.status,
    () => 0,
  )

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
})

afterAll(async () => {
  for (const { child, end } of runs) {
    child.kill('SIGTERM')
    await end
  }
  rmSync(dataDir, { recursive: true, force: true })
})

test('START-1 it answers on its port, a second start says where, and SIGINT ends everything', async () => {
  const port = await freePort()
  const first = start({ PORT: String(port) })
  const url = await first.until(READY)
  expect(url).toBe(`http://127.0.0.1:${port}`)
  expect(await health(url)).toBe(200)
  expect(statSync(join(dataDir, 'secrets', 'auth')).mode & 0o777).toBe(0o600)

  const second = start()
  expect(await second.end).toBe(0)
  expect(second.said()).toContain(`已在运行：${url}`)

  first.child.kill('SIGINT')
  expect(await first.end).toBe(0)
  expect(await isFree(port)).toBe(true)
})

test('START-2 after SIGKILL of the starter the next start ends what it left and keeps its data and secrets', async () => {
  const killed = start()
  const before = await killed.until(READY)
  killed.child.kill('SIGKILL')
  await killed.end
  expect(await health(before)).toBe(200)

  const next = start()
  const after = await next.until(READY)
  expect(await health(after)).toBe(200)
  if (after !== before) expect(await health(before)).toBe(0)
  next.child.kill('SIGTERM')
  expect(await next.end).toBe(0)
})

test('START-3 a start killed half way is simply begun again', async () => {
  const half = start()
  await half.until(/(数据库)：/)
  half.child.kill('SIGKILL')
  await half.end
  const next = start()
  expect(await health(await next.until(READY))).toBe(200)
  next.child.kill('SIGINT')
  expect(await next.end).toBe(0)
})

test('START-4 a taken port is one sentence, not a stack', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  const refused = start({ PORT: String(port) })
  expect(await refused.end).toBe(1)
  expect(refused.said()).toContain(`端口 ${port} 已被占用`)
  expect(refused.said()).not.toMatch(/\n\s+at /)
  other.close()
})

test('START-5 an external server: half an address, an unknown one, missing roles are each one sentence', async () => {
  const half = start({ DATABASE_URL: 'postgresql://a@127.0.0.1:1/a' })
  expect(await half.end).toBe(1)
  expect(half.said()).toContain('同时给出 DATABASE_URL')

  const nowhere = start({
    DATABASE_URL: 'postgresql://a@127.0.0.1:1/a',
    DATABASE_OWNER_URL: 'postgresql://a@127.0.0.1:1/a',
  })
  expect(await nowhere.end).toBe(1)
  expect(nowhere.said()).toContain('连接不上 DATABASE_URL')

  const cluster = await startCluster({ dir: join(dataDir, 'other'), durable: false, throwaway: true })
  const bare = start({ DATABASE_URL: cluster.superUrl(), DATABASE_OWNER_URL: cluster.superUrl() })
  expect(await bare.end).toBe(1)
  expect(bare.said()).toContain('缺少角色 jizhi_app、jizhi_directory')
  await cluster.stop()
})

test('START-6 a product that ends by itself is started again on its address, with its data, and says so', async () => {
  const run = start()
  const url = await run.until(READY)
  const { product } = JSON.parse(readFileSync(join(dataDir, 'start.json'), 'utf8')) as { product: number } // written by lock.ts
  process.kill(product, 'SIGKILL')
  await run.until(/(服务意外停止，1 秒后自动重新启动)/)
  await run.until(/(服务已重新启动)/)
  expect(await health(url)).toBe(200)
  run.child.kill('SIGINT')
  expect(await run.end).toBe(0)
  expect(await health(url)).toBe(0)
})
