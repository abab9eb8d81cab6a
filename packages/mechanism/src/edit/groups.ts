import { fail, ok, type Result } from '@jizhi/domain'
import type { Group, Mechanism } from '../model/mechanism.ts'
import { gone } from './blocks.ts'
import { inserted } from './detach.ts'
import type { Edited, EditFault, EditOf } from './edit.ts'
import { blockIn } from './ports.ts'
import { takenOut, withSections } from './sections.ts'

type Outcome = Result<Edited, EditFault>

const LONGEST_TITLE = 40
const MOST_GROUPS = 100

const lost = (): Outcome => fail({ code: 'edit.unknown-group', message: '这个分组已经不在了，请刷新后再试。' })

/** GROUP-1: the groups are for readers; the inverse puts the list back as it stood. */
const regrouped = (mechanism: Mechanism, groups: readonly Group[] | undefined): Outcome =>
  ok({
    mechanism: withSections(mechanism, groups, mechanism.parameters),
    inverse: {
      do: 'replace-groups',
      ...(mechanism.groups === undefined ? {} : { groups: mechanism.groups }),
    },
  })

function faultOf(mechanism: Mechanism, one: Group): EditFault | undefined {
  if (one.title.trim() === '' || one.title.length > LONGEST_TITLE) {
    return { code: 'edit.name', message: `请给分组起一个 1 到 ${LONGEST_TITLE} 个字的名称。` }
  }
  if (one.blocks.length === 0) return { code: 'edit.unknown-group', message: '分组里至少要有一个块，请先选块。' }
  const missing = one.blocks.find((id) => blockIn(mechanism, id) === undefined)
  return missing === undefined
    ? undefined
    : { code: 'edit.unknown-block', message: '分组里有的块已经不在图上了，请刷新后再试。' }
}

export function group(mechanism: Mechanism, edit: EditOf<'group'>): Outcome {
  const fault = faultOf(mechanism, edit.group)
  if (fault !== undefined) return fail(fault)
  const before = mechanism.groups ?? []
  if (before.some((one) => one.id === edit.group.id)) {
    return fail({ code: 'edit.same-id', message: '已经有同编号的分组，请换一个编号。' })
  }
  if (before.length >= MOST_GROUPS) {
    return fail({ code: 'edit.too-large', message: `一张图最多 ${MOST_GROUPS} 个分组，请合并一些。` })
  }
  return regrouped(mechanism, inserted(takenOut(before, edit.group.blocks), edit.group, edit.at))
}

export function ungroup(mechanism: Mechanism, edit: EditOf<'ungroup'>): Outcome {
  const before = mechanism.groups ?? []
  const left = before.filter((one) => one.id !== edit.group)
  return left.length === before.length ? lost() : regrouped(mechanism, left)
}

export function renameGroup(mechanism: Mechanism, edit: EditOf<'rename-group'>): Outcome {
  const before = mechanism.groups ?? []
  const found = before.find((one) => one.id === edit.group)
  if (found === undefined) return lost()
  const renamed = { ...found, title: edit.title.trim() }
  const fault = faultOf(mechanism, renamed)
  if (fault !== undefined) return fail(fault)
  return regrouped(
    mechanism,
    before.map((one) => (one === found ? renamed : one)),
  )
}

export function moveToGroup(mechanism: Mechanism, edit: EditOf<'regroup'>): Outcome {
  if (blockIn(mechanism, edit.block) === undefined) return gone()
  const before = mechanism.groups ?? []
  if (edit.group === undefined) return regrouped(mechanism, takenOut(before, [edit.block]))
  const target = before.find((one) => one.id === edit.group)
  if (target === undefined) return lost()
  const others = target.blocks.filter((id) => id !== edit.block)
  const filled = { ...target, blocks: inserted(others, edit.block, edit.at) }
  const rest = takenOut(
    before.filter((one) => one !== target),
    [edit.block],
  )
  const at = rest.filter((one) => before.findIndex((old) => old.id === one.id) < before.indexOf(target)).length
  return regrouped(mechanism, inserted(rest, filled, at))
}

/** All groups at once, as the undo of the others needs it. */
export function replaceGroups(mechanism: Mechanism, edit: EditOf<'replace-groups'>): Outcome {
  const groups = edit.groups ?? []
  for (const one of groups) {
    const fault = faultOf(mechanism, one)
    if (fault !== undefined) return fail(fault)
  }
  const blocks = groups.flatMap((one) => one.blocks)
  if (new Set(blocks).size < blocks.length || new Set(groups.map((one) => one.id)).size < groups.length) {
    return fail({ code: 'edit.same-id', message: '一个块只能在一个分组里，分组编号也不能重复，请改过来。' })
  }
  return regrouped(mechanism, groups)
}
