import type { RosterType } from '../../model/block-def.ts'
import type { AllocateConfig } from '../allocate.ts'
import { sayPlaces, sayYuan } from './award-table.ts'
import { sayCompleteness } from './completeness.ts'
import { labelOf } from './roster-type.ts'

const TIES = { split: '平分所占名次', high: '各得高位', low: '各得低位' } as const
const STEPS = { fen: '分', jiao: '角', yuan: '元', ten: '十元', hundred: '百元' } as const

const sayMethod = (config: AllocateConfig, input: RosterType | undefined): string => {
  switch (config.method) {
    case 'place':
      return `${config.places.length === 0 ? '名次与金额未设' : sayPlaces(config.places, config.end)}，并列${TIES[config.ties]}`
    case 'band':
      return config.bands.length === 0
        ? '榜段与金额未设'
        : config.bands.map((one) => `${labelOf(input, one.column)}${one.option}每个 ${sayYuan(one.amount)}`).join('，')
    case 'share':
      return `按${labelOf(input, config.weight)}的比例分`
    case 'above':
      return `按${labelOf(input, config.weight)}超过 ${config.line} 的部分按比例分`
    case 'column':
      return `每个按${labelOf(input, config.weight)}乘以 ${config.each}`
  }
}

const sayPool = (config: AllocateConfig, input: RosterType | undefined): string => {
  const short = { proportional: '按比例减', place: '按名次先后', stop: '停发' }[config.exhausted]
  const pot = config.within === '' ? '' : config.pots === 'each' ? '每类各' : '各类共'
  switch (config.pool) {
    case 'none':
      return '不设总额'
    case 'amount':
      return `${pot}总额 ${sayYuan(config.amount)}，不够时${short}`
    case 'column-sum':
      return `${pot}总额为${labelOf(input, config.poolColumn)}之和，不够时${short}`
    case 'balance':
      return `${pot}总额为主办单位账户的可用余额，不够时${short}`
    case 'zero':
      return `${pot}奖罚相抵，${{ account: '差额入余额', 'scale-awards': '不等时缩放奖方', 'scale-charges': '不等时缩放罚方' }[config.zeroSum]}`
  }
}

const QUOTA_TIES = { all: '全入', none: '全不入', split: '平分剩下名额的钱' } as const

/** Only what limits who receives; without it everybody who has a claim does. */
const sayWinners = (config: AllocateConfig): readonly string[] => [
  ...(config.quota === 0 ? [] : [`最多发 ${config.quota} 个，名额边上并列${QUOTA_TIES[config.quotaTies]}`]),
  ...(config.repeat === 'pay'
    ? []
    : [
        { share: `以前得过的发 ${config.repeatShare}%`, skip: '以前得过的不再发', pass: '以前得过的不再发，名次顺补' }[
          config.repeat
        ],
      ]),
]

/** The block as two sentences: who gets what; then pool, limits, rounding and what missing figures do. */
export const sayAllocation = (config: AllocateConfig, input: RosterType | undefined): string => {
  const where = config.within === '' ? '' : `在同${labelOf(input, config.within)}内，`
  const limits = [
    ...(config.match === '0' ? [] : [`另配套 ${config.match}%`]),
    ...(config.cap === '' ? [] : [`每个最多 ${sayYuan(config.cap)}`]),
    ...(config.floor === '' ? [] : [`每个最少 ${sayYuan(config.floor)}`]),
    ...(config.leftOver === 'redistribute' ? ['多出的再分配'] : []),
    ...sayWinners(config),
  ]
  const left = config.leftOverTo === '' ? '' : `，余额归入“${config.leftOverTo}”`
  const residue = config.residue === 'largest' ? '零头按最大余数' : '零头逐行舍入'
  const missing = config.missing === 'wait' ? '缺数的等到有数' : `缺数的每个先预留 ${sayYuan(config.reserve)}`
  const rest = [
    sayPool(config, input),
    ...limits,
    `取整到${STEPS[config.step]}`,
    residue,
    missing,
    sayCompleteness(config.completeness, input),
  ]
  return `${where}${sayMethod(config, input)}。${rest.join('，')}${left}。`
}
