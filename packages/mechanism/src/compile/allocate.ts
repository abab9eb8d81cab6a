import { type BlockId, idsOf, type Key, keyOf, type MissingReason, storedId, type UnitId } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import { partitionsOf } from '../derive/partitions.ts'
import type { Compile } from '../model/compiled.ts'
import { cellAt, cellText, columnIndex, type Frame, missingCell, wholeAt, withZeros } from '../model/frame.ts'
import type { FoldOp, Part, ReshapeOp, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { claimsOf } from './allocate-claims.ts'
import { coefficientOf, sharedOut } from './allocate-pool.ts'
import { recordAward, recordLeftOver } from './allocate-trace.ts'
import { withQuota, withRepeats } from './allocate-winners.ts'
import { settingDecimal, settingFen, writtenRatio } from './rounding.ts'

/** ALLOC-1…6. In whole fen throughout; Σ rows + left over = pool (ALLOC-3). */
export const compileAllocate: Compile<AllocateConfig> = (config, context) => {
  const columns = addedColumns(context, 'awards')
  const partition = config.within === '' || config.pots === 'shared' ? [] : [config.within]
  const awardAt = columns.findIndex((column) => column.id === `${config.prefix}award`)
  const matchAt = columns.findIndex((column) => column.id === `${config.prefix}match`)
  const coefficientAt = columns.findIndex((column) => column.id === `${config.prefix}coefficient`)
  const fold: FoldOp = {
    op: 'fold',
    from: 'in',
    to: 'awards',
    columns,
    completeness: config.completeness,
    partition,
    figures: [basisOf(config), ...config.bands.map((one) => one.column)],
    prepare: (run, input) => (rows, parts, out, recorder) => {
      const frame = withZeros(
        input,
        basisOf(config),
        rows.filter((_, at) => parts[at] === 'zero'),
      )
      const asked = withRepeats(config, run, frame, rows, claimsOf(config, run, frame, rows, parts))
      const claims = withQuota(config, asked)
      const whole = poolOf(config, run, context.block, frame, rows)
      const pool =
        typeof whole === 'bigint'
          ? whole -
            reservedOf(
              config,
              claims.map(({ fen }) => fen),
              whole,
            )
          : whole
      const awards =
        typeof pool === 'string' ? claims.map((): MissingReason => pool) : sharedOut(config, run, claims, pool)
      const coefficient = coefficientOf(config, claims, pool)
      const perWeight =
        coefficientAt >= 0 && coefficient
          ? writtenRatio(coefficient, columns[coefficientAt]!, run.rounding)
          : missingCell('not-applicable')
      for (const [at, row] of rows.entries()) {
        out.row = row
        const award = awards[at]!
        out.cell(awardAt, typeof award === 'string' ? missingCell(award) : { value: award })
        if (matchAt >= 0) {
          const percent = settingDecimal(config.match)
          const num = typeof award === 'string' ? 0n : award * percent.unscaled
          const den = 10_000n * 10n ** BigInt(percent.scale)
          out.cell(
            matchAt,
            typeof award === 'string'
              ? missingCell(award)
              : writtenRatio({ num, den }, columns[matchAt]!, run.rounding),
          )
        }
        if (coefficientAt >= 0) out.cell(coefficientAt, perWeight)
        if (recorder) {
          const pot = { config, block: context.block, rows, run, frame, basis: basisOf(config), claims, awards, pool }
          recordAward(recorder, pot, at, row, out)
        }
      }
      // ALLOC-6: an open basis keeps the pot open, unless it is provided for.
      const isOpen = awards.some((award) => award === 'unreported' || award === 'undecided')
      const isExpected = (part: Part): boolean => part === 'in'
      if (isBalanceOpen(config, whole)) return 'wait'
      return config.missing === 'wait' && isOpen && parts.every(isExpected) ? 'wait' : undefined
    },
  }
  const left: ReshapeOp = {
    op: 'reshape',
    from: 'awards',
    to: 'left-over',
    keyType: ['pot'],
    columns: context.outputs['left-over']?.columns ?? [],
    groups: (_run, frame) => ({
      groups: partitionsOf(frame, partition).map((members) => ({
        key: potKey(config, frame, members, partition),
        members,
      })),
      orphans: [],
      settled: frame.complete,
    }),
    prepare: (run, frame) => (group, out, recorder) => {
      const pool = poolOf(config, run, context.block, frame, group.members)
      const award = frame.series[columnIndex(frame, `${config.prefix}award`)]!
      const awards = group.members.map((row) => wholeAt(award, row))
      if (recorder) {
        const pot = {
          config,
          block: context.block,
          rows: group.members,
          run,
          frame,
          basis: basisOf(config),
          awards,
          pool,
        }
        recordLeftOver(recorder, pot, group.key)
      }
      if (pool === undefined) out.miss(0, 'not-applicable')
      else if (typeof pool === 'string') out.miss(0, pool)
      else out.cell(0, { value: awards.reduce<bigint>((rest, one) => rest - fenAt(one), pool) })
      if (config.missing !== 'reserve') return
      if (typeof pool === 'bigint') out.cell(1, { value: reservedOf(config, awards, pool) })
      else out.miss(1, pool ?? 'not-applicable')
    },
  }
  return { ops: [fold, left] }
}

const fenAt = (amount: bigint | MissingReason): bigint => (typeof amount === 'string' ? 0n : amount)

const basisOf = (config: AllocateConfig): string => (config.method === 'place' ? config.placeColumn : config.weight)

/** ALLOC-1: fen in the pot, undefined when amounts stand by rule alone, or why the sum is not known. */
function poolOf(
  config: AllocateConfig,
  run: Run,
  block: BlockId,
  frame: Frame,
  rows: readonly number[],
): bigint | MissingReason | undefined {
  if (config.pool === 'none') return undefined
  if (config.pool === 'zero') return 0n
  if (config.pool === 'amount') return settingFen(config.amount)
  if (config.pool === 'balance') {
    const row = keyOf([run.pins.owner])
    const fact = run.facts.one('balance', block, row)
    if (fact) return BigInt(fact.value.balance)
    run.need({ block, what: 'balance', row })
    return 'unreported'
  }
  const series = frame.series[columnIndex(frame, config.poolColumn)]
  let sum = 0n
  for (const row of rows) {
    const fen = series ? wholeAt(series, row) : 'undecided'
    if (typeof fen === 'string') return fen === 'not-applicable' ? 'undecided' : fen
    sum += fen
  }
  return sum
}

/** ALLOC-1: the pot is not known before the account was asked. */
const isBalanceOpen = (config: AllocateConfig, pool: bigint | MissingReason | undefined): boolean =>
  config.pool === 'balance' && typeof pool === 'string'

/** ALLOC-6 预留: so much for each row whose basis is still open, as far as the pot goes. */
function reservedOf(config: AllocateConfig, awards: readonly (bigint | MissingReason)[], pool: bigint): bigint {
  if (config.missing !== 'reserve' || config.pool === 'zero') return 0n
  const open = awards.filter((award) => award === 'unreported' || award === 'undecided').length
  const wanted = settingFen(config.reserve) * BigInt(open)
  return wanted < pool ? wanted : pool > 0n ? pool : 0n
}

/** One pot per category, named after it; one for all otherwise. */
function potKey(config: AllocateConfig, frame: Frame, members: readonly number[], partition: readonly string[]): Key {
  const at = partition.length === 0 ? -1 : columnIndex(frame, config.within)
  const first = members[0]
  if (at < 0 || first === undefined) return keyOf([storedId<UnitId>('all')])
  const cell = cellAt(frame.series[at]!, first)
  const option =
    'value' in cell && typeof cell.value === 'bigint' ? frame.columns[at]!.options?.[Number(cell.value)]?.id : undefined
  return keyOf([storedId<UnitId>(option ?? idsOf(cellText(cell) as Key)[0] ?? 'all')]) // a text cell holds one id
}
