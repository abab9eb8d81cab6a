import { compareDecimals, parseDecimal } from '@jizhi/domain'
import type { Finding, RosterType } from '../../model/block-def.ts'
import type { Column, ColumnType } from '../../model/column.ts'
import type { Block } from '../../model/mechanism.ts'
import type { ScoreConfig } from '../score.ts'
import { readsEntries, type ScoreItem, type ScoreMethod } from './score-item.ts'

const NAMED: ReadonlySet<ColumnType> = new Set<ColumnType>(['choice', 'grade'])
/** Methods that read an option where others read a figure. */
const BY_OPTION: ReadonlySet<ScoreMethod> = new Set<ScoreMethod>(['tiered'])

/** What an item still needs, in words; empty = nothing. */
function lacking(item: ScoreItem, columns: readonly Column[] | undefined): string {
  const hasEntries = item.entries.length > 0
  if (item.method === 'group') return ''
  if (['events', 'missing', 'survey'].includes(item.method) && !hasEntries) return '没有逐条内容，请至少加一条'
  if (readsEntries(item) && item.entries.some((one) => one.column === '')) return '有一条没有选要读的列，请选上'
  if (['tiered', 'difficulty'].includes(item.method) && !hasEntries) return '没有列出各种情形的分值，请逐条填写'
  if (item.method === 'difficulty' && item.by === '') return '没有选难度列，请选上'
  if (['rate', 'shortfall'].includes(item.method) && item.over === '' && item.quota === '')
    return '没有应有数（除数），请选一列或填一个数'
  if (item.method === 'deduct-sampled' && item.sampling !== 'found' && item.over === '') return '没有抽查数的列，请选上'
  if (item.method === 'deduct-sampled' && item.sampling === 'extrapolate' && item.quota === '')
    return '推算要有总数，请填写'
  if ((item.method === 'deduct-fixed' || item.method === 'deduct-repeat') && item.part === '')
    return '没有选其中（现场整改、重复指出）的列，请选上'
  if (item.method === 'vote' && item.over === '') return '没有选总票数的列，请选上'
  const read = columns?.find((one) => one.id === item.column)
  if (read !== undefined && !readsEntries(item) && NAMED.has(read.type) !== BY_OPTION.has(item.method))
    return BY_OPTION.has(item.method) ? '要读选项或等级列，请改选' : '要读数字或是否列，请改选'
  return unknownOption(item, columns)
}

function unknownOption(item: ScoreItem, columns: readonly Column[] | undefined): string {
  const named = { tiered: item.column, difficulty: item.by }[item.method as string]
  const column = columns?.find((one) => one.id === named)
  if (column?.options === undefined) return ''
  const stated = new Set(item.entries.map((one) => one.option))
  const silent = column.options.filter((one) => !stated.has(one.id)).map((one) => one.label)
  return silent.length === 0 ? '' : `没有写明“${silent.join('、')}”的分值，请补上`
}

/** A grade must be reachable: from high to low, the last one without a lower limit. */
function gradeTrouble(config: ScoreConfig): string {
  const { grades } = config
  if (grades.length === 0)
    return config.veto.some((one) => one.effect === 'grade') ? '一票否决限等级，却没有等级，请先设等级。' : ''
  if (grades.at(-1)?.from !== '') return '最低一等要能接住其余得分，请让它的“从”留空。'
  const edges = grades.slice(0, -1).map((one) => parseDecimal(one.from))
  for (const [at, edge] of edges.entries()) {
    const before = edges[at - 1]
    if (!edge.ok) return '除最低一等外，等级都要写明从几分起。'
    if (before?.ok && compareDecimals(before.value, edge.value) <= 0) return '等级要从高到低排列，请调整。'
  }
  const known = new Set(grades.map((one) => one.id))
  const lost = config.veto.find((one) => one.effect === 'grade' && !known.has(one.grade))
  return lost === undefined ? '' : `一票否决要限到等级“${lost.grade}”，没有这个等级，请改选。`
}

/** SCORE-1…5: what a score block lacks to be worked out. */
export function lintScore(block: Block, config: ScoreConfig, input: RosterType | undefined): readonly Finding[] {
  const say = (code: string, message: string): Finding => ({
    code: `check.score-${code}`,
    severity: 'error',
    block: block.id,
    message,
  })
  if (config.items.length === 0) return [say('empty', '计分没有指标，请至少加一项。')]
  const grades = gradeTrouble(config)
  const isUnnamed = config.missing === 'last' && config.lastResult === ''
  return [
    ...config.items.flatMap((item) => {
      const words = lacking(item, input?.columns)
      return words === '' ? [] : [say('item', `“${item.label}”${words}。`)]
    }),
    ...(grades === '' ? [] : [say('grades', grades)]),
    ...(isUnnamed ? [say('last', '缺项用上期，却没有选上期取自哪个定榜，请选上。')] : []),
  ]
}
