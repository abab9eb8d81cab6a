import type { Finding } from '../../model/block-def.ts'
import type { Block, Mechanism } from '../../model/mechanism.ts'
import type { HistoryConfig } from '../history.ts'

/** HIST-6, HIST-9, HIST-12: a counter needs its switches: source, window, gaps, reset. */
export function lintHistory(block: Block, config: HistoryConfig, { blocks }: Mechanism): readonly Finding[] {
  if (config.source === 'account') return []
  const say = (code: string, message: string): Finding => ({
    code: `check.history-${code}`,
    severity: 'error',
    block: block.id,
    message,
  })
  const results = blocks.filter(({ kind }) => kind === 'result' || kind === 'ladder').map(({ id }) => id)
  const counts = config.figures.some((one) => one.across === 'count' || one.across === 'streak')
  const isPlain = (across: string): boolean => !['count', 'streak', 'periods', 'gaps'].includes(across)
  const valueless = config.figures.filter((one) => isPlain(one.across) && one.value === '' && config.within !== 'count')
  return [
    ...(config.figures.length === 0 ? [say('empty', '历史没有新列，请至少加一列。')] : []),
    ...(config.result === '' ? [say('source', '历史没有说读哪一个定榜，请填写。')] : []),
    ...(config.scheme === '' && config.result !== '' && !results.includes(config.result)
      ? [
          say(
            'result',
            `本机制没有编号为“${config.result}”的定榜或阶梯，${results.length === 0 ? '请先画一个' : `有 ${results.join('、')}，请改选`}。`,
          ),
        ]
      : []),
    ...(counts && config.gap === 'unset' ? [say('gap', '次数中间缺期时怎么办没有选，请选打断、跳过或待定。')] : []),
    ...(config.until === '' ? [say('until', '上期还没定榜时等到哪一天没有选，请选一个时间节点。')] : []),
    ...valueless.map((one) => say('value', `“${one.label}”没有说每期取什么值，请填写。`)),
    ...(config.match === 'columns' && config.pairs.length === 0
      ? [say('pairs', '按列对应却没有列，请加上，或改为同一个对象。')]
      : []),
    ...config.figures
      .filter((one) => isPlain(one.across) && config.current === 'row' && one.currentValue === '')
      .map((one) => say('current', `“${one.label}”含本期，却没有说本期取什么值，请填写，或改为不含本期。`)),
  ]
}
