import { must } from '@jizhi/domain'
import { readSheet, type Sheet } from '@jizhi/mechanism'

/** 90 criteria, 188 standards: as large as a measuring system that cities are held to (LY-22). */
const [INDICATORS, CRITERIA, STANDARDS] = [12, 90, 188]
/** So many standards of every indicator's first criterion weigh double, so that all marks come to 100. */
const DOUBLE = 12

const two = (at: number): string => String(at + 1).padStart(2, '0')

/**
 * A tree in the size of the large public ones, to try one's own import, duties and forms on: 指标, 测评内容, 测评标准.
 * Its names are numbers and say that they are invented; whoever works with a real one imports that.
 */
export function inventedTree(): Sheet {
  const indicators = Array.from({ length: INDICATORS }, (_, at) => indicator(at))
  return must(
    readSheet({
      ...{ format: 1, name: '大表示例（90 项测评内容、188 条测评标准）', subject: 'township', full: '100' },
      items: indicators.flat(),
      source: { title: '造的样表，没有原文；用来试大表的导入、分工和填报', place: '不属于任何地方' },
    }),
  )
}

/** Marks are counted in halves. */
const marks = (halves: number): string => (halves % 2 === 0 ? String(halves / 2) : `${(halves - 1) / 2}.5`)
const halvesOf = (standard: number): number => (standard < DOUBLE ? 2 : 1)
const sum = (list: readonly number[]): number => list.reduce((so, one) => so + one, 0)
/** Every `step`th number below `end`, from `from` on. */
const every = (from: number, step: number, end: number): number[] =>
  Array.from({ length: Math.ceil((end - from) / step) }, (_, at) => from + at * step)

function indicator(at: number): object[] {
  const under = every(at, INDICATORS, CRITERIA)
  const full = marks(sum(under.flatMap((one) => every(one, CRITERIA, STANDARDS).map(halvesOf))))
  const head = { id: `a${two(at)}`, label: `指标 ${two(at)}（造的）`, code: `${at + 1}`, method: 'group', full }
  return [head, ...under.flatMap((one, place) => criterion(one, head, place + 1))]
}

function criterion(at: number, over: { readonly id: string; readonly code: string }, place: number): object[] {
  const under = every(at, CRITERIA, STANDARDS)
  const code = `${over.code}.${place}`
  const full = marks(sum(under.map(halvesOf)))
  const head = { id: `b${two(at)}`, label: `测评内容 ${two(at)}（造的）`, code, parent: over.id, method: 'group', full }
  const standards = under.map((one, part) => ({
    ...{ id: `c${two(one)}`, label: `测评标准 ${two(one)}（造的）`, code: `${code}.${part + 1}`, parent: head.id },
    ...{ method: 'all-or-nothing', column: `c${two(one)}`, full: marks(halvesOf(one)) },
    clauses: [`第 ${one + 1} 条标准的内容写在这里。`],
  }))
  return [head, ...standards]
}
