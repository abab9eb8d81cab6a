import { blockDef } from '../blocks/index.ts'
import { sayKeyType } from '../blocks/settings/subject.ts'
import type { Edit } from '../edit/edit.ts'
import type { Finding, RosterType } from '../model/block-def.ts'
import type { BlockKind } from '../model/block-kind.ts'
import type { Block, JsonObject, Wire } from '../model/mechanism.ts'
import type { Drawing } from './drawing.ts'
import { upstreamOf } from './paths.ts'

type Fix = NonNullable<Finding['fix']>
type Mend = (drawing: Drawing, finding: Finding, id: string) => Fix | undefined

/** CHECK-9: the one step that mends a complaint, where there is one that needs no choice of a person. */
const MENDINGS: { readonly [code: string]: Mend } = {
  'check.dead-end': (_, { port = '' }, block) => ({
    label: '到此为止',
    edit: { do: 'mark-end', port: { block, port } },
  }),
  'check.completeness': (drawing, _, block) =>
    ruleOf(drawing, block) === 'unset'
      ? { label: '等全部到齐', edit: { do: 'set', block, path: ['completeness', 'rule'], value: 'all' } }
      : undefined,
  'check.money-unreviewed': (drawing, _, id) => inserting(drawing, wireTo(drawing, id), made(drawing, 'review')),
  'check.punitive-unheard': (drawing, _, id) =>
    inserting(drawing, wireTo(drawing, heardAt(drawing, id)), made(drawing, 'objection')),
  'check.effect-unfrozen': (drawing, _, id) => inserting(drawing, wireTo(drawing, id), made(drawing, 'result')),
  'check.wire-kind': (drawing, { port }, id) => {
    const wire = wireTo(drawing, id, port)
    const isCycle = wire && drawing.byId.get(wire.from.block)?.block.kind === 'cycle'
    return isCycle ? inserting(drawing, wire, made(drawing, 'roster')) : undefined
  },
  'check.join-keys': (drawing, _, id) => {
    const [left, ...others] = drawing.byId.get(id)?.inputs ?? []
    const wanted = left && drawing.input(id, left.id)
    const odd = others.find(({ id: port }) => drawing.input(id, port)?.keyType.join() !== wanted?.keyType.join())
    return wanted && odd && inserting(drawing, wireTo(drawing, id, odd.id), regrouping(drawing, wanted))
  },
  'check.same-column': (drawing, _, block) => {
    const hasPrefix = drawing.byId.get(block)?.settings.some(({ path }) => path.join() === 'prefix')
    const value = `${block.slice(0, 12)}_`
    return hasPrefix ? { label: `列编号加“${value}”`, edit: { do: 'set', block, path: ['prefix'], value } } : undefined
  },
  'check.exposure-endless': (_, __, block) => ({
    label: '30 天后撤下',
    edit: { do: 'set', block, path: ['expiryDays'], value: 30 },
  }),
}

/** A complaint with its mending step, where there is one. */
export function mendable(drawing: Drawing, finding: Finding): Finding {
  const fix = finding.block === undefined ? undefined : MENDINGS[finding.code]?.(drawing, finding, finding.block)
  return fix ? { ...finding, fix } : finding
}

const wireTo = (drawing: Drawing, id: string, port = drawing.byId.get(id)?.inputs[0]?.id ?? 'in'): Wire | undefined =>
  drawing.wireInto(id, port)

function ruleOf(drawing: Drawing, id: string): unknown {
  return drawing.byId.get(id)?.settings.find(({ path }) => path.join() === 'completeness,rule')?.value
}

/** Those affected are heard before the figures become official, where one result stands in between. */
function heardAt(drawing: Drawing, id: string): string {
  const above = upstreamOf(drawing, id)
  const results = drawing.of('result').filter(({ open }) => above.has(open.block.id) && open.block.id !== id)
  return results.length === 1 ? results[0]!.open.block.id : id
}

/** A new block of a kind as its example shows it, under an id nobody bears. */
function made(drawing: Drawing, kind: BlockKind): Block {
  const taken = new Set(drawing.mechanism.blocks.map(({ id }) => id))
  let id: string = kind
  for (let next = 2; taken.has(id); next += 1) id = `${kind}_${next}`
  return { id, kind, config: JSON.parse(JSON.stringify(blockDef(kind).example)) as JsonObject } // an example is plain data
}

/** As the drawing regroups to those keys elsewhere, else along the hierarchy. */
function regrouping(drawing: Drawing, wanted: RosterType): Block {
  const same = drawing
    .of('regroup')
    .find(({ open }) => drawing.outputs(open.block.id).rows?.keyType.join() === wanted.keyType.join())
  const block = made(drawing, 'regroup')
  if (same)
    return { ...block, config: same.open.block.config, ...(same.open.block.name ? { name: same.open.block.name } : {}) }
  return {
    ...block,
    name: `换口径：${sayKeyType(wanted.keyType)}`,
    config: { target: wanted.keyType[0] ?? 'township' },
  }
}

function inserting(drawing: Drawing, wire: Wire | undefined, block: Block): Fix | undefined {
  if (!wire) return undefined
  const name = block.name ?? blockDef(block.kind).name
  const edit: Edit = { do: 'insert', block, wire }
  const after = drawing.byId.get(wire.from.block)?.name
  return { label: `${after === undefined ? '' : `在“${after}”后`}插入 ${name}`, edit }
}
