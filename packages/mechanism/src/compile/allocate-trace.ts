import type { MissingReason } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import type { Column } from '../model/column.ts'
import { cellAt, columnIndex, type Frame, missingCell } from '../model/frame.ts'
import type { Recorder, Run } from '../model/kernel.ts'
import { type Claim, sumOfWeights } from './allocate-claims.ts'
import { writtenRatio } from './rounding.ts'
import { shown } from './shown.ts'

/** One pot as it was shared out. */
interface Pot {
  readonly config: AllocateConfig
  readonly run: Run
  readonly frame: Frame
  readonly basis: string
  readonly claims: readonly Claim[]
  readonly awards: readonly (bigint | MissingReason)[]
  /** Fen; nothing where there is no total. */
  readonly pool: bigint | MissingReason | undefined
}

const MONEY: Column = { id: 'award', label: '奖补', type: 'money', scale: 2 }
const yuan = (fen: bigint | MissingReason): string =>
  typeof fen === 'string' ? shown(missingCell(fen), MONEY) : `${shown({ value: fen }, MONEY)} 元`

const DEFINITIONS: { readonly [method in AllocateConfig['method']]: string } = {
  place: '所占名次的金额',
  band: '所在榜段或等级的金额',
  share: '总额 × 本行的比例 ÷ 比例合计',
  above: '总额 × 本行超过线的部分 ÷ 超过的合计',
  column: '该列的金额 × 系数',
}
const ZERO_SUM = {
  account: '奖罚不等的差额入余额',
  'scale-awards': '奖方按罚方合计缩放',
  'scale-charges': '罚方按奖方合计缩放',
} as const

/** ALLOC-1…5: what a row receives, with the sums of its pot, so that whoever reads it can reckon it again. */
export function recordAward(recorder: Recorder, pot: Pot, at: number, row: number): void {
  const { config, frame, claims, awards } = pot
  const column = columnIndex(frame, config.method === 'band' ? (config.bands[0]?.column ?? '') : pot.basis)
  const basis = frame.columns[column]
  const limit = config.pool === 'zero' ? ZERO_SUM[config.zeroSum] : '封顶、取整后不超过总额'
  recorder.cell(`${config.prefix}award`, frame.keys[row]!, () => {
    const read = basis ? `${basis.label} ${shown(cellAt(frame.series[column]!, row), basis)}` : '按标准'
    const steps = [read, claims[at]!.text, ...sumsOf(pot, basis), yuan(awards[at]!)]
    return {
      definition: `奖补 = ${DEFINITIONS[config.method]}，${limit}`,
      substituted: steps.join(' → '),
      reads: basis ? [{ row: frame.keys[row]!, column: basis.id }] : [],
      facts: [],
    }
  })
}

/** The sums an award depends on, where it depends on other rows. */
function sumsOf({ config, run, claims, pool }: Pot, basis: Column | undefined): readonly string[] {
  const fens = claims.flatMap(({ fen }) => (typeof fen === 'bigint' ? [fen] : []))
  const sum = (list: readonly bigint[]): bigint => list.reduce((total, one) => total + one, 0n)
  if (config.pool === 'zero')
    return [
      `应奖合计 ${yuan(sum(fens.filter((fen) => fen > 0n)))}，应罚合计 ${yuan(-sum(fens.filter((fen) => fen < 0n)))}`,
    ]
  if (typeof pool !== 'bigint') return []
  if (config.method !== 'share' && config.method !== 'above')
    return sum(fens) > pool ? [`应发合计 ${yuan(sum(fens))}，总额 ${yuan(pool)}，不够`] : []
  const column: Column = {
    id: 'sum',
    label: '',
    type: 'number',
    ...(basis?.scale === undefined ? {} : { scale: basis.scale }),
  }
  const weights = shown(writtenRatio(sumOfWeights(claims), column, run.rounding), column)
  return [`合计 ${weights}，总额 ${yuan(pool)}`]
}
