import { fail, ok, type Result } from '@jizhi/domain'
import type { Mechanism } from '../model/mechanism.ts'
import { add, duplicate, remove, renameBlock } from './blocks.ts'
import type { Edit, Edited, EditFault } from './edit.ts'
import { portsOf } from './ports.ts'
import { configure, set } from './settings.ts'
import { connect, disconnect, markEnd, unmarkEnd } from './wires.ts'

type Outcome = Result<Edited, EditFault>

/** The only way anything changes a mechanism. Gives the new document and the edit that undoes it, or refuses. */
export function apply(mechanism: Mechanism, edit: Edit): Outcome {
  switch (edit.do) {
    case 'add':
      return add(mechanism, edit.block, edit.at)
    case 'remove':
      return remove(mechanism, edit.block)
    case 'duplicate':
      return duplicate(mechanism, edit.block, edit.as)
    case 'connect':
      return connect(mechanism, edit.wire, edit.at)
    case 'disconnect':
      return disconnect(mechanism, edit.wire)
    case 'insert':
      return insert(mechanism, edit)
    case 'rename-block':
      return renameBlock(mechanism, edit.block, edit.name)
    case 'set':
      return set(mechanism, edit.block, edit.path, edit.value)
    case 'configure':
      return configure(mechanism, edit.block, edit.config)
    case 'mark-end':
      return markEnd(mechanism, edit.port, edit.at)
    case 'unmark-end':
      return unmarkEnd(mechanism, edit.port)
    case 'set-rounding':
      return ok({
        mechanism: { ...mechanism, rounding: edit.rounding },
        inverse: { do: 'set-rounding', rounding: mechanism.rounding },
      })
    case 'rename':
      return rename(mechanism, edit.name)
    case 'all':
      return applyAll(mechanism, edit.edits)
  }
}

function rename(mechanism: Mechanism, name: string): Outcome {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 60) {
    return fail({ code: 'edit.name', message: '请给机制起一个 1 到 60 个字的名称。' })
  }
  return ok({ mechanism: { ...mechanism, name: trimmed }, inverse: { do: 'rename', name: mechanism.name } })
}

function applyAll(mechanism: Mechanism, edits: readonly Edit[]): Outcome {
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

function insert(mechanism: Mechanism, edit: Extract<Edit, { do: 'insert' }>): Outcome {
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
