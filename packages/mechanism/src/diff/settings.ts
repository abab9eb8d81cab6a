import { blockDef } from '../blocks/index.ts'
import { isBlockKind, readConfig } from '../blocks/read-config.ts'
import { shapeOf } from '../blocks/setting-shape.ts'
import { blockIn } from '../edit/ports.ts'
import { plainSettings } from '../edit/settings.ts'
import type { SettingChange } from '../model/block-def.ts'
import type { Block } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { fold, step, type Way } from './change.ts'
import { saySetting } from './say-setting.ts'
import { settingSteps } from './setting-changes.ts'
import type { Speech } from './speech.ts'

/** DIFF-1: what changed inside the blocks that stay. */
export function diffSettings(way: Way, was: Speech, becomes: Speech): void {
  for (const block of way.to.blocks) {
    const before = blockIn(way.current, block.id)
    if (before !== undefined && !sameJson(before.config, block.config)) diffBlock(way, before, block, was, becomes)
  }
}

function diffBlock(way: Way, before: Block, after: Block, was: Speech, becomes: Speech): void {
  const name = becomes.name(after.id)
  const whole = { do: 'configure', block: after.id, config: after.config } as const
  const target = plainSettings(after)
  if (!target.ok || !isBlockKind(after.kind)) {
    step(way, { do: 'all', edits: [] }, `${name}的新设置读不懂，没有比较，请先改好`, after.id)
    return
  }
  const old = plainSettings(before)
  if (!old.ok) {
    step(way, whole, `${name}原来的设置读不懂，整体改为新的`, after.id)
    return
  }
  const steps = settingSteps(shapeOf(blockDef(after.kind).schema), old.value, target.value)
  let last = -1
  for (const one of steps) {
    const said = ownWords(after, one.change) ?? saySetting(one, after.id, was, becomes)
    if (step(way, one.edit(after.id), `${name}：${said}`, after.id)) last = way.changes.length - 1
  }
  const reached = plainSettings(blockIn(way.current, after.id) ?? before)
  if (!reached.ok || !sameJson(reached.value, target.value)) {
    step(way, whole, `${name}的其余设置整体改为新的`, after.id)
  } else if (!sameJson(blockIn(way.current, after.id)?.config, after.config)) {
    // Only how much of the defaults is written out differs: no sentence of its own where there is one already.
    if (last < 0) step(way, whole, `${name}的设置换了写法，含义不变`, after.id)
    else fold(way, last, whole)
  }
}

function ownWords(block: Block, change: SettingChange): string | undefined {
  const read = readConfig(block)
  return read.ok ? blockDef(block.kind).diff?.(change, read.value) : undefined
}
