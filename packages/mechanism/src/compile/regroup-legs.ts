import {
  addRatios,
  compareIds,
  decimalText,
  idsOf,
  type Key,
  multiplyRatios,
  parseDecimal,
  ratioOfDecimal,
  writeRatio,
} from '@jizhi/domain'
import type { RegroupConfig } from '../blocks/regroup.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'

/** One way from a row to a target: with which share, and through which post. */
export interface TargetLeg {
  readonly to: string
  /** Decimal text; absent = 1 (REGR-1). */
  readonly share: string | undefined
  readonly role?: string
}

/** REGR-1: from a row to its targets. The relation may leave from any subject of the key; the first that leads somewhere counts. */
export function legsOf(config: RegroupConfig, run: Run, frame: Frame, row: number): readonly TargetLeg[] {
  if (config.towards === 'column') return byColumn(config, run, frame, row)
  const kind = config.target === 'person' ? undefined : config.target
  if (config.towards === 'own') return byOwn(run, kind, idsOf(frame.keys[row]!)[0]!)
  for (const id of idsOf(frame.keys[row]!)) {
    const legs = followed(config, run, id, kind)
    if (legs.length > 0) return config.target === 'person' ? legs.flatMap((leg) => personsAt(config, run, leg)) : legs
  }
  return []
}

/** REGR-1: several steps; shares multiply along a way, and ways that end at one target add up. */
function followed(config: RegroupConfig, run: Run, id: string, kind: string | undefined): readonly TargetLeg[] {
  if (config.towards === 'column' || config.towards === 'own') return []
  const last = { relation: config.relation, towards: config.towards, level: kind ?? '' }
  if (config.via.length === 0) return run.graph.follow(last.relation, id, last.towards, kind)
  let legs: readonly TargetLeg[] = [{ to: id, share: undefined }]
  for (const { relation, towards, level } of [...config.via, last])
    legs = merged(
      legs.flatMap((leg) =>
        run.graph
          .follow(relation, leg.to, towards, level === '' ? undefined : level)
          .map(({ to, share }) => ({ to, share: product(leg.share, share) })),
      ),
    )
  return legs
}

function product(a: string | undefined, b: string | undefined): string | undefined {
  const [left, right] = [parseDecimal(a ?? '1'), parseDecimal(b ?? '1')]
  if (!left.ok || !right.ok || (a === undefined && b === undefined)) return undefined
  return decimalText(writeRatio(multiplyRatios(ratioOfDecimal(left.value), ratioOfDecimal(right.value))))
}

/** ROW-4: two ways to one target are one; without shares it stays whole. */
function merged(legs: readonly TargetLeg[]): readonly TargetLeg[] {
  const byTarget = new Map<string, TargetLeg>()
  for (const leg of legs) {
    const known = byTarget.get(leg.to)
    if (known === undefined) byTarget.set(leg.to, leg)
    else if (known.share !== undefined || leg.share !== undefined)
      byTarget.set(leg.to, { ...leg, share: sumOf(known.share ?? '1', leg.share ?? '1') })
  }
  return [...byTarget.values()].sort((a, b) => compareIds(a.to, b.to))
}

const sumOf = (a: string, b: string): string => {
  const [left, right] = [parseDecimal(a), parseDecimal(b)]
  return left.ok && right.ok
    ? decimalText(writeRatio(addRatios(ratioOfDecimal(left.value), ratioOfDecimal(right.value))))
    : a
}

/** A relation leads to a post, to a unit whose post is named, or already to a person. */
function personsAt(config: RegroupConfig, run: Run, { to, share }: TargetLeg): readonly TargetLeg[] {
  const isUnit = run.graph.units.has(to)
  const role = isUnit ? config.role : run.tenures.roleOf(to)
  const holders = isUnit ? run.tenures.at(config.role, to) : (run.tenures.of(to) ?? [to])
  return holders.map((person) => ({ to: person, share, ...(role === undefined ? {} : { role }) }))
}

/** The unit in a cell, or the nearest one of the wanted kind above it. */
function byColumn(config: RegroupConfig, run: Run, frame: Frame, row: number): readonly TargetLeg[] {
  const series = frame.series[columnIndex(frame, config.by)]
  const cell = series && cellAt(series, row)
  if (!cell || 'missing' in cell || typeof cell.value === 'bigint') return []
  const held = typeof cell.value === 'string' ? [cell.value] : cell.value
  return held.flatMap((key): readonly TargetLeg[] => {
    const unit = idsOf(key as Key)[0]! // a row column holds keys
    if (config.target === 'person') return personsAt(config, run, { to: unit, share: undefined })
    if (run.graph.units.get(unit)?.kind === config.target) return [{ to: unit, share: undefined }]
    return run.graph.follow('belongs-to', unit, 'target', config.target)
  })
}

/** ASK-4: an item belongs to the row it was listed in, a unit of that kind or a person. */
const byOwn = (run: Run, kind: string | undefined, id: string): readonly TargetLeg[] =>
  run.graph.units.get(id)?.kind === kind ? [{ to: id, share: undefined }] : []
