import { blockDef } from '../blocks/index.ts'
import { isBlockKind, readConfig } from '../blocks/read-config.ts'
import { type SettingMeta, settingsOf } from '../blocks/setting.ts'
import type { Json, JsonObject, Mechanism, SettingPath } from '../model/mechanism.ts'
import { sayRounding } from '../model/rounding-words.ts'
import type { Edit, EditOf } from './edit.ts'
import { blockIn } from './ports.ts'

const LISTS = { blocks: '块', wires: '线', ends: '到此为止' } as const

/** What a name of a block, a group or a parameter stands for, before the edit. */
const named = (mechanism: Mechanism, id: string): string => {
  const block = blockIn(mechanism, id)
  return block === undefined || !isBlockKind(block.kind) ? '块' : (block.name ?? blockDef(block.kind).name)
}
const fresh = (kind: string, name?: string): string => name ?? (isBlockKind(kind) ? blockDef(kind).name : '块')
const group = (mechanism: Mechanism, id: string): string =>
  mechanism.groups?.find((one) => one.id === id)?.title ?? '分组'
const row = (mechanism: Mechanism, edit: { readonly block: string; readonly path: SettingPath }): string =>
  `${named(mechanism, edit.block)}的“${titleAt(mechanism, edit.block, edit.path)?.title ?? '设置'}”`

const WORDS: { readonly [K in Edit['do']]: (mechanism: Mechanism, edit: EditOf<K>) => string } = {
  add: (_, edit) => `加入${fresh(edit.block.kind, edit.block.name)}`,
  remove: (before, edit) => `删去${named(before, edit.block)}`,
  duplicate: (before, edit) => `复制${named(before, edit.block)}`,
  'duplicate-blocks': (_, edit) => `复制 ${Object.keys(edit.as).length} 个块`,
  paste: (_, edit) => `粘贴 ${edit.fragment.blocks.length} 个块`,
  connect: (before, edit) => `${named(before, edit.wire.from.block)}接到${named(before, edit.wire.to.block)}`,
  disconnect: (before, edit) => `断开${named(before, edit.wire.from.block)}与${named(before, edit.wire.to.block)}`,
  insert: (before, { wire, block }) =>
    `在${named(before, wire.from.block)}与${named(before, wire.to.block)}之间插入${fresh(block.kind, block.name)}`,
  'rename-block': (before, edit) =>
    edit.name === '' ? `${named(before, edit.block)}恢复原名` : `${named(before, edit.block)}改名为“${edit.name}”`,
  set: (before, edit) => describeSet(before, edit),
  'insert-item': (before, edit) => `${row(before, edit)}加一行`,
  'remove-item': (before, edit) => `${row(before, edit)}删去第 ${edit.at + 1} 行`,
  'move-item': (before, edit) => `${row(before, edit)}第 ${edit.from + 1} 行移到第 ${edit.to + 1} 行`,
  configure: (before, edit) => describeConfigure(before, edit),
  'mark-end': (before, edit) => `${named(before, edit.port.block)}的一路标为到此为止`,
  'unmark-end': (before, edit) => `${named(before, edit.port.block)}的一路取消到此为止`,
  reorder: (_, edit) => `调整${LISTS[edit.list]}的先后`,
  group: (_, edit) => `分组“${edit.group.title}”`,
  ungroup: (before, edit) => `取消分组“${group(before, edit.group)}”`,
  'rename-group': (before, edit) => `分组“${group(before, edit.group)}”改名为“${edit.title}”`,
  regroup: (before, edit) =>
    edit.group === undefined
      ? `${named(before, edit.block)}移出分组`
      : `${named(before, edit.block)}移入分组“${group(before, edit.group)}”`,
  'replace-groups': () => '修改分组',
  'set-parameter': (_, edit) => `设定参数“${edit.parameter.label}”`,
  'remove-parameter': (before, edit) =>
    `删去参数“${before.parameters?.find((one) => one.id === edit.parameter)?.label ?? ''}”`,
  'replace-parameters': () => '修改参数',
  'set-rounding': (_, { rounding }) => `舍入改为${sayRounding(rounding)}`,
  rename: (_, edit) => `机制改名为“${edit.name}”`,
  all: (before, edit) => (edit.edits[0] === undefined ? '没有改动' : describe(before, edit.edits[0])),
}

/** What an edit does, in Chinese, for the undo list: 排名的“并列”改为“同名次（1、2、2、4）”. `mechanism` = before it. */
export function describe(mechanism: Mechanism, edit: Edit): string {
  // The table has one sentence per name; TypeScript does not carry the pairing through the index.
  const words = WORDS[edit.do] as (mechanism: Mechanism, edit: Edit) => string
  return words(mechanism, edit)
}

/** SHEET-5: taking a sheet's items is said as that; other whole settings are not spelled out. */
function describeConfigure(mechanism: Mechanism, edit: EditOf<'configure'>): string {
  const name = named(mechanism, edit.block)
  const taken = sheetOf(edit.config)
  const before = sheetOf(blockIn(mechanism, edit.block)?.config)
  const isTaken = taken !== undefined && JSON.stringify(taken) !== JSON.stringify(before)
  return isTaken ? `${name}取用评分表第 ${taken.version} 版` : `修改${name}的设置`
}

const sheetOf = (config: JsonObject | undefined): JsonObject | undefined => {
  const sheet = config?.sheet
  // Not a list, by Array.isArray, which does not narrow read-only lists.
  return typeof sheet === 'object' && sheet !== null && !Array.isArray(sheet) ? (sheet as JsonObject) : undefined
}

function titleAt(mechanism: Mechanism, id: string, path: SettingPath): SettingMeta | undefined {
  const block = blockIn(mechanism, id)
  const read = block === undefined ? undefined : readConfig(block)
  if (block === undefined || read?.ok !== true) return undefined
  const same = (one: SettingPath) => one.join(' ') === path.join(' ')
  return settingsOf(blockDef(block.kind).schema, read.value).find((one) => same(one.path))?.meta
}

function describeSet(mechanism: Mechanism, edit: EditOf<'set'>): string {
  const name = named(mechanism, edit.block)
  const meta = titleAt(mechanism, edit.block, edit.path)
  const value = sayValue(edit.value, meta ?? {})
  if (meta === undefined) return `修改${name}的设置`
  return value === undefined
    ? `修改${name}的“${meta.title ?? '设置'}”`
    : `${name}的“${meta.title ?? '设置'}”改为${value}`
}

/** A value as the settings panel shows it; lists and tables are not spelled out. */
function sayValue(value: Json, meta: SettingMeta): string | undefined {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return ` ${value}${meta.unit === undefined ? '' : ` ${meta.unit}`}`
  if (typeof value !== 'string') return undefined
  if (value === '') return meta.empty ?? '空'
  return `“${meta.labels?.[value] ?? value}”`
}
