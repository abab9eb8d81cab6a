import { blockDef } from '../blocks/index.ts'
import { isBlockKind, readConfig } from '../blocks/read-config.ts'
import { type SettingMeta, settingsOf } from '../blocks/setting.ts'
import type { Json, Mechanism } from '../model/mechanism.ts'
import type { Edit } from './edit.ts'
import { blockIn } from './ports.ts'

const ROUNDING = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', up: '进一', down: '截断' } as const

/** What an edit does, in Chinese, for the undo list: 排名的“并列”改为“同名次（1、2、2、4）”. `mechanism` = before it. */
export function describe(mechanism: Mechanism, edit: Edit): string {
  const named = (id: string): string => {
    const block = blockIn(mechanism, id)
    return block === undefined || !isBlockKind(block.kind) ? '块' : (block.name ?? blockDef(block.kind).name)
  }
  const fresh = (kind: string, name?: string): string => name ?? (isBlockKind(kind) ? blockDef(kind).name : '块')
  switch (edit.do) {
    case 'add':
      return `加入${fresh(edit.block.kind, edit.block.name)}`
    case 'remove':
      return `删去${named(edit.block)}`
    case 'duplicate':
      return `复制${named(edit.block)}`
    case 'connect':
      return `${named(edit.wire.from.block)}接到${named(edit.wire.to.block)}`
    case 'disconnect':
      return `断开${named(edit.wire.from.block)}与${named(edit.wire.to.block)}`
    case 'insert':
      return `在${named(edit.wire.from.block)}与${named(edit.wire.to.block)}之间插入${fresh(edit.block.kind, edit.block.name)}`
    case 'rename-block':
      return edit.name === '' ? `${named(edit.block)}恢复原名` : `${named(edit.block)}改名为“${edit.name}”`
    case 'set':
      return describeSet(mechanism, edit, named(edit.block))
    case 'configure':
      return `修改${named(edit.block)}的设置`
    case 'mark-end':
      return `${named(edit.port.block)}的一路标为到此为止`
    case 'unmark-end':
      return `${named(edit.port.block)}的一路取消到此为止`
    case 'set-rounding':
      return `舍入改为${edit.rounding.mode === 'at-end' ? '最后' : '每步'}${ROUNDING[edit.rounding.rule]}`
    case 'rename':
      return `机制改名为“${edit.name}”`
    case 'all':
      return edit.edits[0] === undefined ? '没有改动' : describe(mechanism, edit.edits[0])
  }
}

function describeSet(mechanism: Mechanism, edit: Extract<Edit, { do: 'set' }>, name: string): string {
  const block = blockIn(mechanism, edit.block)
  const read = block === undefined ? undefined : readConfig(block)
  if (block === undefined || read?.ok !== true) return `修改${name}的设置`
  const same = (path: readonly (string | number)[]) => path.join(' ') === edit.path.join(' ')
  const meta = settingsOf(blockDef(block.kind).schema, read.value).find((one) => same(one.path))?.meta
  const value = sayValue(edit.value, meta ?? {})
  return value === undefined
    ? `修改${name}的“${meta?.title ?? '设置'}”`
    : `${name}的“${meta?.title ?? '设置'}”改为${value}`
}

/** A value as the settings panel shows it; lists and tables are not spelled out. */
function sayValue(value: Json, meta: SettingMeta): string | undefined {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return ` ${value}${meta.unit === undefined ? '' : ` ${meta.unit}`}`
  if (typeof value !== 'string') return undefined
  if (value === '') return meta.empty ?? '空'
  return `“${meta.labels?.[value] ?? value}”`
}
