import {
  adding,
  type Column,
  type Compile,
  cellAt,
  choice,
  column,
  columnIndex,
  IN,
  labelOf,
  type MapOp,
  pluginBlock,
  shown,
  whole,
} from '@jizhi/mechanism'
import { z } from 'zod'

const LIGHTS = ['green', 'yellow', 'red'] as const
const [GREEN, YELLOW, RED] = [0, 1, 2]

// 1. Settings: each with a Chinese title and a default that is seen.
const schema = z.strictObject({
  done: column('完成', ['number', 'count', 'score', 'money'], 'done'),
  plan: column('计划', ['number', 'count', 'score', 'money'], 'plan'),
  green: whole('绿灯不低于', 100, 0, 1000, '%'),
  yellow: whole('黄灯不低于', 80, 0, 1000, '%'),
  unplanned: choice('没有计划的', { 'not-applicable': '不亮灯', undecided: '待定' }, 'not-applicable'),
})
type LightsConfig = z.output<typeof schema>

const light: Column = {
  id: 'light',
  label: '亮灯',
  type: 'grade',
  options: LIGHTS.map((id, at) => ({ id, label: ['绿灯', '黄灯', '红灯'][at] ?? id })),
}

// 2. Meaning: kernel operations, whole numbers only. `light` is the last column at the port.
const compile: Compile<LightsConfig> = (config) => {
  const op: MapOp = {
    op: 'map',
    from: 'in',
    to: 'lit',
    columns: [light],
    prepare: (_run, frame) => {
      const [done, plan] = [
        frame.series[columnIndex(frame, config.done)],
        frame.series[columnIndex(frame, config.plan)],
      ]
      return (row, out, recorder) => {
        const [reached, wanted] = [done && cellAt(done, row), plan && cellAt(plan, row)]
        if (!reached || !wanted) out.miss(0, 'undecided')
        else if ('missing' in reached) out.miss(0, reached.missing)
        else if ('missing' in wanted || wanted.value === 0n) out.miss(0, config.unplanned)
        else out.int(0, lightOf(config, reached.value as bigint, wanted.value as bigint)) // number columns hold bigints
        recorder?.cell('light', frame.keys[row]!, () => ({
          definition: `亮灯 = 完成 ÷ 计划，绿灯 ≥ ${config.green}%，黄灯 ≥ ${config.yellow}%`,
          substituted: `完成 ÷ 计划 → ${shown(out.read(0), light)}`,
          reads: [config.done, config.plan].map((id) => ({ row: frame.keys[row]!, column: id })),
          facts: [],
        }))
        return undefined
      }
    },
  }
  return { ops: [op] }
}

/** Without a division: done ÷ plan ≥ p % as 100 × done ≥ p × plan. */
function lightOf({ green, yellow }: LightsConfig, done: bigint, plan: bigint): number {
  const reaches = (percent: number): boolean => 100n * done >= BigInt(percent) * plan
  return reaches(green) ? GREEN : reaches(yellow) ? YELLOW : RED
}

// 3. The definition: everything the language, the screens and the outline know of the kind.
export const lights = pluginBlock<LightsConfig>({
  kind: 'example.lights',
  name: '亮灯',
  family: 'figures',
  schema,
  inputs: () => IN,
  outputs: () => [{ id: 'lit', label: '亮灯' }],
  arity: () => 'row',
  reads: (config) => [config.done, config.plan],
  types: (_config, { in: input }) => ({ lit: adding(input, [light]) }),
  sentence: (config, input) =>
    `${labelOf(input, config.done)}达到${labelOf(input, config.plan)}的 ${config.green}% 亮绿灯，` +
    `达到 ${config.yellow}% 亮黄灯，其余亮红灯；没有计划的${config.unplanned === 'undecided' ? '待定' : '不亮灯'}。`,
  compile,
  lint: (block, config) =>
    config.yellow < config.green
      ? []
      : [{ code: 'example.lights-order', severity: 'error', block: block.id, message: '黄灯的线要低于绿灯，请改。' }],
  example: schema.parse({}),
})
