import type { Group, Mechanism, Parameter } from '../model/mechanism.ts'
import { step, type Way } from './change.ts'
import type { Speech } from './speech.ts'

const groupsOf = (mechanism: Mechanism): readonly Group[] => mechanism.groups ?? []
const parametersOf = (mechanism: Mechanism): readonly Parameter[] => mechanism.parameters ?? []
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Groups and parameters, which mean nothing to derive. */
export function diffSections(way: Way, was: Speech, becomes: Speech): void {
  for (const group of groupsOf(way.current)) {
    if (groupsOf(way.to).some((one) => one.id === group.id)) continue
    step(way, { do: 'ungroup', group: group.id }, `取消分组“${group.title}”`)
  }
  for (const group of groupsOf(way.to)) diffGroup(way, group, becomes)
  const { groups } = way.to
  if (!same(groupsOf(way.current), groupsOf(way.to))) {
    step(way, { do: 'replace-groups', ...(groups === undefined ? {} : { groups }) }, '分组的先后有调整')
  }
  diffParameters(way, was, becomes)
}

function diffGroup(way: Way, group: Group, becomes: Speech): void {
  const before = groupsOf(way.current).find((one) => one.id === group.id)
  const names = group.blocks.map(becomes.name).join('、')
  if (before === undefined) {
    step(way, { do: 'group', group }, `新增分组“${group.title}”：${names}`)
    return
  }
  if (before.title !== group.title) {
    step(
      way,
      { do: 'rename-group', group: group.id, title: group.title },
      `分组“${before.title}”改名为“${group.title}”`,
    )
  }
  for (const [at, block] of group.blocks.entries()) {
    if (before.blocks.includes(block)) continue
    const zh = `${becomes.name(block)} 归入分组“${group.title}”`
    step(way, { do: 'regroup', block, group: group.id, at }, zh, block)
  }
  for (const block of before.blocks.filter((one) => !group.blocks.includes(one))) {
    // Where it goes to another group, that group says so.
    const isMoved = groupsOf(way.to).some((one) => one.blocks.includes(block))
    if (!isMoved) step(way, { do: 'regroup', block }, `${becomes.name(block)} 移出分组“${group.title}”`, block)
  }
}

function diffParameters(way: Way, was: Speech, becomes: Speech): void {
  for (const one of parametersOf(way.current)) {
    if (parametersOf(way.to).some(({ id }) => id === one.id)) continue
    step(
      way,
      { do: 'remove-parameter', parameter: one.id },
      `${was.name(one.block)}的参数“${one.label}”取消`,
      one.block,
    )
  }
  for (const one of parametersOf(way.to)) {
    const before = parametersOf(way.current).find(({ id }) => id === one.id)
    if (same(before, one)) continue
    const what = before === undefined ? '新增参数' : '参数改为'
    const zh = `${becomes.name(one.block)}：${what}“${one.label}”（${sayBounds(one)}）`
    step(way, { do: 'set-parameter', parameter: one }, zh, one.block)
  }
  const { parameters } = way.to
  if (same(parametersOf(way.current), parametersOf(way.to))) return
  step(way, { do: 'replace-parameters', ...(parameters === undefined ? {} : { parameters }) }, '参数的先后有调整')
}

/** 范围 1–5; 锁定; 自由. */
export function sayBounds(one: Parameter): string {
  if (one.mode === 'locked') return '锁定'
  if (one.mode === 'free') return '自由'
  if (one.options !== undefined) return `可选 ${one.options.join('、')}`
  if (one.least !== undefined && one.most !== undefined) return `范围 ${one.least}–${one.most}`
  if (one.least !== undefined) return `不小于 ${one.least}`
  return one.most === undefined ? '范围未写' : `不大于 ${one.most}`
}
