import {
  BLOCK_KINDS,
  type BlockDef,
  blockDef,
  blockKinds,
  EMPTY,
  isBlockKind,
  type SettingShape,
  shapeOf,
} from '@jizhi/mechanism'
import { misused } from '../answer.ts'
import type { Command } from '../command.ts'
import { saySettings } from '../say-settings.ts'

/** What one can draw with: every kind, or all that a kind can be set to. */
export const blocks: Command = {
  name: 'blocks',
  usage: '[KIND]',
  summary: '列出有哪些块；写上种类就列出它的口、写出的列、每项设置和例子。',
  options: [],
  takes: [0, 1],
  run: ([kind]) => {
    if (kind === undefined) {
      const list = blockKinds().map((one) => ({ kind: one, name: blockDef(one).name }))
      return { code: 0, text: list.map((one) => `${one.kind}  ${one.name}`).join('\n'), json: list }
    }
    if (!isBlockKind(kind)) throw misused(`没有“${kind}”这种块，有 ${BLOCK_KINDS.join('、')}。`)
    // Each definition is looked at with its own example only.
    const def = blockDef(kind) as BlockDef
    const told = about(def)
    return { code: 0, text: say(def, told), json: { ...told, shape: shapeOf(def.schema) } }
  },
}

interface About {
  readonly kind: string
  readonly name: string
  readonly inputs: readonly { readonly id: string; readonly label: string }[]
  readonly outputs: readonly { readonly id: string; readonly label: string; readonly final?: boolean }[]
  /** By output port; what arrives is carried along and not named. */
  readonly columns: { readonly [port: string]: readonly { readonly id: string; readonly label: string }[] }
  readonly example: unknown
}

function about(def: BlockDef): About {
  const { kind, name, example } = def
  const inputs = def.inputs(example)
  const types = def.types(example, Object.fromEntries(inputs.map((port) => [port.id, EMPTY])))
  const columns = Object.entries(types).map(([port, type]) => [
    port,
    type.columns.map(({ id, label, type: holds }) => ({ id, label, type: holds })),
  ])
  return { kind, name, inputs, outputs: def.outputs(example), columns: Object.fromEntries(columns), example }
}

/** What a person would write: settings as they are by default stand in the list above. */
const withoutDefaults = (shape: SettingShape, config: unknown): unknown =>
  shape.form !== 'group' || typeof config !== 'object' || config === null
    ? config
    : Object.fromEntries(
        Object.entries(config).filter(([key, value]) => {
          const field = shape.fields.find((one) => one.key === key)
          return JSON.stringify(value) !== JSON.stringify(field?.shape.initial)
        }),
      )

const named = (list: readonly { readonly id: string; readonly label: string }[]): string =>
  list.map(({ id, label }) => `${id} ${label}`).join('、') || '无'

function say(def: BlockDef, { kind, name, inputs, outputs, columns, example }: About): string {
  const written = Object.entries(columns).filter(([, list]) => list.length > 0)
  return [
    `${kind} ${name}`,
    `进的口：${named(inputs)}`,
    `出的口：${outputs.map(({ id, label, final }) => `${id} ${label}${final ? '（不接也行）' : ''}`).join('、') || '无'}`,
    ...written.map(([port, list]) => `写出的列（照例子，${port}）：${named(list)}`),
    '设置：',
    ...saySettings(shapeOf(def.schema)),
    `例子：${def.sentence(example, EMPTY)}`,
    JSON.stringify({ id: kind, kind, config: withoutDefaults(shapeOf(def.schema), example) }, null, 2),
  ].join('\n')
}
