import { blockTitle } from '../blocks/block-title.ts'
import { blockDef } from '../blocks/index.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import { settingsOf } from '../blocks/setting.ts'
import { blockIn, samePort, sameWire } from '../edit/ports.ts'
import { place, readAt } from '../edit/settings.ts'
import type { Block, Json, JsonObject, Mechanism, Parameter } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { isWithin, sayRange } from './bounds.ts'
import type { Reach } from './granted.ts'
import { settingsIn } from './own-place.ts'
import { settingAt } from './setting-at.ts'

/** Where a mechanism that was taken over leaves what its origin allows. */
export interface Departure {
  readonly code:
    | 'taken.block-gone'
    | 'taken.block-added'
    | 'taken.wire'
    | 'taken.rounding'
    | 'taken.locked'
    | 'taken.range'
    | 'taken.setting'
  readonly block?: string
  readonly parameter?: string
  readonly message: string
}

/**
 * PARAM-4, PARAM-5: every place at which a draft leaves what its origin allows, in Chinese with why. `values`: the drawing
 * and all that is not open stay; `extend`: blocks and wires may be added, what is locked stays and what is bounded keeps its
 * bounds. Names, groups and the marks themselves are free: the origin's marks are those that count.
 */
export function departures(origin: Mechanism, draft: Mechanism, reach: Reach): readonly Departure[] {
  const found = origin.blocks.flatMap((block) => {
    const now = blockIn(draft, block.id)
    if (now === undefined || now.kind !== block.kind)
      return [say('taken.block-gone', `“${blockTitle(block)}”是上级机制的一块，不能去掉。`, block.id)]
    const own = (origin.parameters ?? []).filter((parameter) => parameter.block === block.id)
    const kept = own.flatMap((parameter) => keepsBounds(origin, draft, parameter))
    return kept.length > 0 || reach === 'extend' ? kept : keepsTheRest(block, now, own)
  })
  const rounding = sameJson({ ...origin.rounding }, { ...draft.rounding })
    ? []
    : [say('taken.rounding', '舍入规则由上级机制定，不能改。')]
  return [...found, ...drawn(origin, draft, reach), ...rounding]
}

/** PARAM-5: what is locked stays, what is bounded stays within. */
function keepsBounds(origin: Mechanism, draft: Mechanism, parameter: Parameter): readonly Departure[] {
  const { id, label, mode, block } = parameter
  const was = settingAt(origin, parameter)
  const settings = settingsIn(blockIn(draft, block))
  const now = settings === undefined ? undefined : readAt(settings, parameter.path)
  if (was === undefined || (now !== undefined && sameJson(was.value, now)) || mode === 'free') return []
  const reason = parameter.note === undefined ? '' : `：${parameter.note.replace(/。$/, '')}`
  if (mode === 'locked')
    return [{ ...say('taken.locked', `“${label}”已锁定，不能改${reason}。`, block), parameter: id }]
  if (now !== undefined && isWithin(parameter, now)) return []
  const range = sayRange(parameter, was.shape.meta)
  return [{ ...say('taken.range', `“${label}”须${range}${reason}。`, block), parameter: id }]
}

/** PARAM-4 `values`: with the open settings as they were, the block is the origin's. */
function keepsTheRest(block: Block, now: Block, own: readonly Parameter[]): readonly Departure[] {
  const [was, is] = [settingsIn(block), settingsIn(now)]
  if (was === undefined || is === undefined) return []
  const restored = own
    .filter(({ mode }) => mode !== 'locked')
    .reduce<Json>((settings, { path }) => {
      const value = readAt(was, path)
      return (value === undefined ? undefined : place(settings, path, value)) ?? settings
    }, is)
  if (sameJson(was, restored)) return []
  const title = firstTitle(block, was, restored as JsonObject) // placing into an object gives one
  const what = title === '' ? `“${blockTitle(block)}”的设置` : `“${blockTitle(block)}”的“${title}”`
  return [say('taken.setting', `${what}没有下放，不能改。`, block.id)]
}

/** The innermost setting that differs, by its title. */
function firstTitle(block: Block, was: JsonObject, now: JsonObject): string {
  if (!isBlockKind(block.kind)) return ''
  const differing = settingsOf(blockDef(block.kind).schema, was).filter(
    // settings came out of JSON
    ({ path, value }) => !sameJson(value as Json, readAt(now, path)),
  )
  return differing.findLast(({ meta }) => meta.title !== undefined)?.meta.title ?? ''
}

/** Wires of the origin stay, and so do its ends unless something is fed from there now; more of them only under `extend`. */
function drawn(origin: Mechanism, draft: Mechanism, reach: Reach): readonly Departure[] {
  const gone = origin.wires.filter((wire) => !draft.wires.some((one) => sameWire(one, wire)))
  const cut = gone
    .filter(({ from, to }) => blockIn(draft, from.block) !== undefined && blockIn(draft, to.block) !== undefined)
    .map(({ from, to }) =>
      say(
        'taken.wire',
        `从“${called(origin, from.block)}”到“${called(origin, to.block)}”的连线是上级机制的，不能断开。`,
        to.block,
      ),
    )
  if (reach === 'extend') return cut
  const added = draft.blocks
    .filter(({ id }) => blockIn(origin, id) === undefined)
    .map((block) => say('taken.block-added', `只下放了参数，不能加“${blockTitle(block)}”这一块。`, block.id))
  const wired = draft.wires
    .filter((wire) => !origin.wires.some((one) => sameWire(one, wire)))
    .filter(({ from, to }) => blockIn(origin, from.block) !== undefined && blockIn(origin, to.block) !== undefined)
    .map(({ to }) => say('taken.wire', '只下放了参数，不能加连线。', to.block))
  const ends =
    origin.ends.length === draft.ends.length &&
    origin.ends.every((port) => draft.ends.some((one) => samePort(one, port)))
  return [
    ...cut,
    ...added,
    ...wired,
    ...(ends || gone.length > 0 || added.length > 0 ? [] : [say('taken.wire', '只下放了参数，不能改“到此为止”。')]),
  ]
}

const say = (code: Departure['code'], message: string, block?: string): Departure => ({
  ...{ code, message },
  ...(block === undefined ? {} : { block }),
})

function called(mechanism: Mechanism, id: string): string {
  const block = blockIn(mechanism, id)
  return block === undefined ? id : blockTitle(block)
}
