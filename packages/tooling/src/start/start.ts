import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readPlan, scheduleBackups } from '../backup/schedule.ts'
import { noteStatus } from '../backup/status.ts'
import { endCommands, runCommand } from '../command.ts'
import { firstFreePort, isFree } from '../postgres/index.ts'
import { endWith, Refusal } from '../refusal.ts'
import { kept, type Product, type ProductOptions, prepareProduct, startProduct } from '../serve/index.ts'
import { dataFolder, isRelease } from './data-folder.ts'
import { type Database, embeddedDatabase, externalDatabase } from './database.ts'
import { takeLock } from './lock.ts'

const dataDir = dataFolder()
const withDemo = isRelease ? process.env.JIZHI_DEMO === 'on' : process.env.JIZHI_DEMO !== 'off'
const undo: (() => unknown)[] = []
let stopping = false

const SETTLED_MS = 600_000
const MOST_FALLS = 8

/** Undoes everything in the opposite order: the product before its database, the lock last. */
async function stop(): Promise<void> {
  stopping = true
  endCommands()
  for (const step of undo.splice(0).reverse()) await step()
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  console.log(`${title}：${((performance.now() - began) / 1000).toFixed(1)} 秒`)
  return done
}

async function choosePort(): Promise<number> {
  const wanted = process.env.PORT
  if (wanted === undefined || wanted === '') return firstFreePort(3000)
  const port = Number(wanted)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT=${wanted} 不是可用的端口号，请给 1 到 65535 之间的整数。`)
  if (!(await isFree(port))) throw new Refusal(`端口 ${port} 已被占用，请换一个，例如 PORT=${port + 1} npm start。`)
  return port
}

async function build(): Promise<void> {
  const { ok, output } = await runCommand('turbo run build --concurrency=1 --output-logs=errors-only --ui=stream')
  if (!ok) throw new Refusal(`${output}\n构建没有完成，以上是构建程序的输出。`)
}

/** For commands beside the running product (`./jizhi tenant …`): where its database is just now. */
function noteAddresses({ urls, authSecret }: Pick<ProductOptions, 'urls' | 'authSecret'>): () => void {
  const file = join(dataDir, 'product.env')
  const said = [
    `DATABASE_URL=${urls.app}`,
    `DATABASE_OWNER_URL=${urls.owner}`,
    ...(urls.directory ? [`DATABASE_DIRECTORY_URL=${urls.directory}`] : []),
    `AUTH_SECRET=${authSecret}`,
    `DATA_DIR=${dataDir}`,
  ]
  writeFileSync(file, `${said.join('\n')}\n`, { mode: 0o600 })
  return () => rmSync(file, { force: true })
}

/** `npm start`: everything from an empty folder to an address, and back again on Ctrl-C. */
async function start(): Promise<void> {
  const lock = await takeLock(join(dataDir, 'start.json'))
  if (!('release' in lock)) {
    console.log(lock.url ? `已在运行：${lock.url}` : '另一个启动正在进行，请等它完成。')
    return
  }
  undo.push(lock.release)
  const port = await choosePort()
  const external = process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL
  const database = await step('数据库', () => (external ? externalDatabase(process.env) : embeddedDatabase(dataDir)))
  undo.push(database.stop)
  if (!isRelease) await step('构建', build)
  const options = { urls: database.urls, dataDir, port, authSecret: kept(join(dataDir, 'secrets', 'auth')) }
  await step('升级数据表', () => prepareProduct('migrate', options))
  if (withDemo) await step('演示数据', () => prepareProduct('demo', options))
  const serve = () => startProduct({ ...options, spawned: (pid) => lock.note({ product: pid }) })
  let product = await step('服务', serve)
  undo.push(() => product.stop())
  lock.note({ url: product.url })
  undo.push(noteAddresses(options), planBackups(database))
  console.log(`\n机制已启动：${product.url}`)
  if (withDemo) {
    console.log(`演示县登录：${product.url}/990001/login\n演示账号：${join(dataDir, 'demo-accounts.txt')}`)
  }
  console.log('按 Ctrl-C 停止。')
  await keepServing(product, serve, (next) => {
    product = next
  })
}

/** Every night while the database is ours; another's is backed up by whoever runs it. */
function planBackups({ backedUpFrom }: Database): () => void {
  const plan = readPlan(process.env, dataDir)
  if (backedUpFrom === undefined) noteStatus(dataDir, { kind: 'external', everyDayAt: null, keep: null })
  else if (plan !== undefined) return scheduleBackups({ ...backedUpFrom, dataDir }, plan)
  return () => undefined
}

/**
 * Starts the product again whenever it ends by itself, after 1, 2, 4 … 60 seconds; ten minutes of running forget what was
 * before. Eight ends in a row are no accident and end the start with the last words.
 */
async function keepServing(first: Product, serve: () => Promise<Product>, started: (next: Product) => void) {
  let [product, began, falls] = [first, performance.now(), 0]
  for (;;) {
    const lastWords = await product.ended
    if (stopping) return
    falls = performance.now() - began > SETTLED_MS ? 1 : falls + 1
    if (falls > MOST_FALLS)
      throw new Refusal(`${lastWords}\n\n服务连续停止 ${falls} 次，以上是它最后的输出；数据已保存，可以重新启动。`)
    const seconds = Math.min(60, 2 ** (falls - 1))
    console.error(`${lastWords}\n\n服务意外停止，${seconds} 秒后自动重新启动；数据已保存。`)
    await pause(seconds * 1_000)
    if (stopping) return
    began = performance.now()
    product = await serve().catch((error: Error) => ({ ...product, ended: Promise.resolve(error.message) }))
    started(product)
    console.log('服务已重新启动。')
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    if (stopping) return
    console.log('\n正在停止…')
    stop().then(() => {
      console.log('已停止。')
      process.exit(0)
    }, endWith)
  })
}

await start().catch(async (error: unknown) => {
  // While stopping, what was interrupted fails as it must; the handler above ends the process.
  if (stopping) return new Promise(() => undefined)
  await stop()
  endWith(error)
})
if (!stopping) process.exit(0)
