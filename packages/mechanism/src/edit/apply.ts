import { fail, ok, type Result } from '@jizhi/domain'
import type { Mechanism } from '../model/mechanism.ts'
import { add, duplicate, remove, renameBlock } from './blocks.ts'
import type { Edit, Edited, EditFault, EditOf } from './edit.ts'
import { group, moveToGroup, renameGroup, replaceGroups, ungroup } from './groups.ts'
import { insertItem, moveItem, removeItem } from './items.ts'
import { removeParameter, replaceParameters, setParameter } from './parameters.ts'
import { duplicateBlocks, paste } from './paste.ts'
import { portsOf } from './ports.ts'
import { reorder } from './reorder.ts'
import { configure, set } from './settings.ts'
import { connect, disconnect, markEnd, unmarkEnd } from './wires.ts'

type Outcome = Result<Edited, EditFault>

/** What each edit does; a name without its doing is a compile error. */
const DOINGS: { readonly [K in Edit['do']]: (mechanism: Mechanism, edit: EditOf<K>) => Outcome } = {
  add: (mechanism, edit) => add(mechanism, edit.block, edit.at),
  remove: (mechanism, edit) => remove(mechanism, edit.block),
  duplicate: (mechanism, edit) => duplicate(mechanism, edit.block, edit.as),
  'duplicate-blocks': (mechanism, edit) => duplicateBlocks(mechanism, edit.as, applyAll),
  paste: (mechanism, edit) => paste(mechanism, edit.fragment, edit.as, applyAll),
  connect: (mechanism, edit) => connect(mechanism, edit.wire, edit.at),
  disconnect: (mechanism, edit) => disconnect(mechanism, edit.wire),
  insert: (mechanism, edit) => insert(mechanism, edit),
  'rename-block': (mechanism, edit) => renameBlock(mechanism, edit.block, edit.name),
  set: (mechanism, edit) => set(mechanism, edit.block, edit.path, edit.value),
  'insert-item': insertItem,
  'remove-item': removeItem,
  'move-item': moveItem,
  configure: (mechanism, edit) => configure(mechanism, edit.block, edit.config),
  'mark-end': (mechanism, edit) => markEnd(mechanism, edit.port, edit.at),
  'unmark-end': (mechanism, edit) => unmarkEnd(mechanism, edit.port),
  reorder,
  group,
  ungroup,
  'rename-group': renameGroup,
  regroup: moveToGroup,
  'replace-groups': replaceGroups,
  'set-parameter': setParameter,
  'remove-parameter': removeParameter,
  'replace-parameters': replaceParameters,
  'set-rounding': (mechanism, edit) =>
    ok({
      mechanism: { ...mechanism, rounding: edit.rounding },
      inverse: { do: 'set-rounding', rounding: mechanism.rounding },
    }),
  rename: (mechanism, edit) => rename(mechanism, edit.name),
  all: (mechanism, edit) => applyAll(mechanism, edit.edits),
}

/** The only way anything changes a mechanism. Gives the new document and the edit that undoes it, or refuses. */
export function apply(mechanism: Mechanism, edit: Edit): Outcome {
  // The table has one doing per name; TypeScript does not carry the pairing through the index.
  const doing = DOINGS[edit.do] as (mechanism: Mechanism, edit: Edit) => Outcome
  return doing(mechanism, edit)
}

function rename(mechanism: Mechanism, name: string): Outcome {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 60) {
    return fail({ code: 'edit.name', message: '请给机制起一个 1 到 60 个字的名称。' })
  }
  return ok({ mechanism: { ...mechanism, name: trimmed }, inverse: { do: 'rename', name: mechanism.name } })
}

/** Several edits in order: all or none. */
export function applyAll(mechanism: Mechanism, edits: readonly Edit[]): Outcome {
  const undo: Edit[] = []
  let current = mechanism
  for (const edit of edits) {
    const step = apply(current, edit)
    if (!step.ok) return step
    current = step.value.mechanism
    undo.unshift(step.value.inverse)
  }
  return ok({ mechanism: current, inverse: { do: 'all', edits: undo } })
}

function insert(mechanism: Mechanism, edit: EditOf<'insert'>): Outcome {
  const port = edit.port ?? portsOf(edit.block, 'outputs')[0]
  const into = portsOf(edit.block, 'inputs')[0]
  if (port === undefined || into === undefined) {
    return fail({ code: 'edit.unknown-port', message: '这种块不能插在线上，请单独放置。' })
  }
  return applyAll(mechanism, [
    { do: 'disconnect', wire: edit.wire },
    { do: 'add', block: edit.block },
    { do: 'connect', wire: { from: edit.wire.from, to: { block: edit.block.id, port: into } } },
    { do: 'connect', wire: { from: { block: edit.block.id, port }, to: edit.wire.to } },
  ])
}
