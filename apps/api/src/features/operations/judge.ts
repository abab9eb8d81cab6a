import type { Answer, readOperations } from '@jizhi/contracts'
import type { BackupStatus } from './backup-status.ts'
import { bytesWords, durationWords, moment } from './figure-words.ts'

export type Line = Answer<typeof readOperations>['lines'][number]
type Condition = Line['condition']

/** What was measured, in plain figures. */
export interface Measured {
  readonly nowMs: number
  readonly oldestSeconds: number
  readonly waiting: number
  readonly active: number
  readonly failedJobs: number
  readonly deadDeliveries: number
  readonly backup: BackupStatus | undefined
  readonly disk: { readonly free: number; readonly total: number }
  readonly incidents: number
  /** Database clock less this machine's. */
  readonly driftMs: number
  readonly pool: { readonly inUse: number; readonly waiting: number }
  readonly versions: { product: string; schema: string; shipped: string; postgres: string; node: string }
}

const HOUR_MS = 3_600_000

/** Good below the first limit, attention below the second, broken from there on. */
const by = (figure: number, attention: number, broken: number): Condition =>
  figure < attention ? 'good' : figure < broken ? 'attention' : 'broken'

const line = (key: Line['key'], title: string, condition: Condition, words: string, todo: string): Line => ({
  ...{ key, title, condition, words },
  todo: condition === 'good' ? null : todo,
})

/** Every line of the page: what is measured, how it stands, what to do. */
export function judge(m: Measured): Line[] {
  const dead = m.failedJobs + m.deadDeliveries
  const free = m.disk.total === 0 ? 0 : Math.floor((m.disk.free * 100) / m.disk.total)
  const drift = Math.abs(m.driftMs)
  return [
    line(
      ...(['facts', '待处理数据'] as const),
      by(m.oldestSeconds, 60, 600),
      m.oldestSeconds === 0 ? '没有等待处理的数据' : `最久等了 ${durationWords(m.oldestSeconds)}（正常在 1 分钟内）`,
      '请看后台任务进程是否在运行；没有运行就启动它，积压会自己消化。',
    ),
    line(
      ...(['queues', '任务队列'] as const),
      by(m.waiting, 1_000, 20_000),
      `${m.waiting} 项等待，${m.active} 项正在处理`,
      '积压较多。批量导入后属正常，半小时后仍不减少时请再启动一个后台任务进程。',
    ),
    line(
      ...(['dead', '发送失败'] as const),
      dead === 0 ? 'good' : 'attention',
      dead === 0 ? '没有停发的消息和任务' : `${m.deadDeliveries} 条消息停发，${m.failedJobs} 项任务停办`,
      '请先排除原因，再逐项选择再发或忽略；消息在“设置 · 送达”里，任务在本页下方。',
    ),
    ...backupLines(m),
    line(
      ...(['disk', '磁盘'] as const),
      free >= 15 ? 'good' : free >= 5 ? 'attention' : 'broken',
      `数据文件夹剩余 ${free}%（${bytesWords(m.disk.free)}，低于 15% 提醒）`,
      '请清理磁盘或扩容；写满后系统会停止保存，已保存的数据不会丢失。',
    ),
    line(
      ...(['errors', '最近 24 小时出错'] as const),
      by(m.incidents, 1, 50),
      m.incidents === 0 ? '没有出错' : `${m.incidents} 次`,
      '请把本页下方的编号告诉技术支持，并附上诊断包。',
    ),
    line(
      ...(['clock', '时钟'] as const),
      by(drift, 2_000, 60_000),
      drift < 1_000 ? '服务器与数据库时间一致' : `服务器与数据库相差 ${durationWords(Math.round(drift / 1_000))}`,
      '期限一律按数据库的时间。请为两台机器开启时间同步（NTP）。',
    ),
    line(
      ...(['connections', '数据库连接'] as const),
      by(m.pool.waiting, 1, 20),
      `正在使用 ${m.pool.inUse} 个，${m.pool.waiting} 个请求在等待`,
      '同时使用的人较多。持续不减时请再启动一个接口进程。',
    ),
    versionLine(m),
    line('certificates', '证书', 'good', '本系统不保管证书，由前面的 HTTPS 代理负责到期更换', ''),
  ]
}

function versionLine({ versions }: Measured): Line {
  const { product, schema, shipped, postgres, node } = versions
  const condition = schema >= shipped ? 'good' : 'broken'
  const words = `机制 ${product} · 数据表 ${schema.slice(0, 14)} · PostgreSQL ${postgres} · Node ${node}`
  return line('version', '版本', condition, words, '数据表比程序旧，请运行升级（./jizhi migrate）后重新启动。')
}

function backupLines({ backup, nowMs }: Measured): Line[] {
  if (backup?.kind === 'external')
    return [line('backup', '备份', 'good', '使用外部数据库，由该数据库的管理员备份；上传的文件请一并备份', '')]
  const todo = '请查看磁盘空间和备份文件夹，再手工备份一次（./jizhi backup）。'
  const last = backup?.last ?? undefined
  if (last === undefined) return [line('backup', '备份', 'attention', '还没有备份过', todo)]
  const age = nowMs - Date.parse(last.at)
  const condition = last.ok ? by(age, 26 * HOUR_MS, 74 * HOUR_MS) : 'broken'
  const when = `${moment(last.at)}，${last.ok ? bytesWords(last.bytes) : '没有成功'}`
  const kept = backup?.everyDayAt ? `（每天 ${backup.everyDayAt} 自动备份，保留 ${backup.keep ?? 0} 份）` : ''
  const tested = backup?.tested ?? undefined
  return [
    line('backup', '备份', condition, `最近一次 ${when}${kept}`, todo),
    line(
      ...(['restore', '恢复演练'] as const),
      tested?.ok === true ? by(nowMs - Date.parse(tested.at), 100 * 24 * HOUR_MS, Infinity) : 'attention',
      tested === undefined ? '还没有演练过' : `${moment(tested.at)}，${tested.ok ? '数据完整' : '发现不符'}`,
      '没有恢复过的备份不算备份。请每季度演练一次（./jizhi restore 备份文件夹 --into 空文件夹）。',
    ),
  ]
}
