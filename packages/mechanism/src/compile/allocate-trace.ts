import { type BlockId, type Key, keyOf, type MissingReason } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import type { Column } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import { cellAt, columnIndex, type Frame, missingCell } from '../model/frame.ts'
import type { How, Recorder, Run } from '../model/kernel.ts'
import { type Claim, sumOfWeights } from './allocate-claims.ts'
import { writtenRatio } from './rounding.ts'
import { shown } from './shown.ts'

/** One pot as it was shared out. */
interface Pot {
  readonly config: AllocateConfig
  readonly block: BlockId
  readonly rows: readonly number[]
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
export function recordAward(recorder: Recorder, pot: Pot, at: number, row: number, out: ColumnWriter): void {
  const { config, frame, claims, awards, rows } = pot
  const key = frame.keys[row]!
  const column = columnIndex(frame, config.method === 'band' ? (config.bands[0]?.column ?? '') : pot.basis)
  const basis = frame.columns[column]
  const limit = config.pool === 'zero' ? ZERO_SUM[config.zeroSum] : '封顶、取整后不超过总额'
  recorder.cell(`${config.prefix}award`, key, () => {
    const read = basis ? `${basis.label} ${shown(cellAt(frame.series[column]!, row), basis)}` : '按标准'
    const steps = [read, claims[at]!.text, ...sumsOf(pot, basis), yuan(awards[at]!)]
    return {
      definition: `奖补 = ${DEFINITIONS[config.method]}，${limit}`,
      substituted: steps.join(' → '),
      reads: readsOf(pot, [row], basedOn(config)),
      facts: balanceAsked(pot),
    }
  })
  recorder.cell(`${config.prefix}match`, key, () => ({
    definition: `配套 = 奖补 × ${config.match}%`,
    substituted: `${yuan(awards[at]!)} × ${config.match}% = ${shown(out.read(1), MONEY)} 元`,
    reads: [{ row: key, column: `${config.prefix}award` }],
    facts: [],
  }))
  recorder.cell(`${config.prefix}coefficient`, key, () => ({
    definition: '系数 = 总额 ÷ 比例合计',
    substituted: sumsOf(pot, basis).join('，'),
    reads: readsOf(pot, rows, [pot.basis]),
    facts: balanceAsked(pot),
  }))
}

/** ALLOC-3: what is left of a pot, with every award that was taken from it; `reserved` where that is set aside in it. */
export function recordLeftOver(recorder: Recorder, pot: Omit<Pot, 'claims'>, key: Key): void {
  const { config, awards, rows, pool } = pot
  const given = awards.reduce<bigint>((sum, award) => (typeof award === 'bigint' ? sum + award : sum), 0n)
  const how = (definition: string) => (): How => ({
    definition,
    substituted: `总额 ${yuan(pool ?? 'not-applicable')}，${rows.length} 行共 ${yuan(given)}`,
    reads: readsOf(pot, rows, [`${config.prefix}award`]),
    facts: balanceAsked(pot),
  })
  recorder.cell(`${config.prefix}left_over`, key, how('余额 = 总额 − 各行之和'))
  recorder.cell(`${config.prefix}reserved`, key, how(`其中预留 = 依据未到的行数 × ${config.reserve} 元，不超过总额`))
}

/** Columns that decide what a row may ask for. */
const basedOn = (config: AllocateConfig): readonly string[] => [
  ...(config.method === 'band' ? config.bands.map((one) => one.column) : []),
  ...(config.method === 'place' ? [config.placeColumn] : []),
  ...(config.method === 'place' || config.method === 'band' ? [] : [config.weight]),
  ...(config.repeat === 'pay' ? [] : [config.wonColumn]),
]

const readsOf = ({ frame }: Pick<Pot, 'frame'>, rows: readonly number[], columns: readonly string[]): How['reads'] =>
  [...new Set(columns)]
    .filter((id) => columnIndex(frame, id) >= 0)
    .flatMap((column) => rows.map((row) => ({ row: frame.keys[row]!, column })))

/** ALLOC-1: what the account said when it was asked. */
function balanceAsked({ config, run, block }: Pick<Pot, 'config' | 'run' | 'block'>): How['facts'] {
  const fact = config.pool === 'balance' ? run.facts.one('balance', block, keyOf([run.pins.owner])) : undefined
  return fact ? [{ fact: fact.id }] : []
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
