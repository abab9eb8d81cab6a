import { z } from 'zod'
import { expected } from './expected.ts'
import { given } from './given.ts'
import { stepShape } from './steps.ts'
import { day, dayKind, id, moment } from './words.ts'

const unitShape = {
  id,
  name: z.string().max(80).exactOptional().meta({ description: '只给人看，不进推导。' }),
  kind: id.meta({ description: '类别，如 county、township、village、road、contractor。' }),
  category: z.string().max(60).exactOptional(),
  level: z.string().max(60).exactOptional(),
  population: z.int().min(0).exactOptional(),
  virtual: z.boolean().exactOptional(),
}

const post = z.strictObject({
  role: id,
  unit: id,
  person: z.union([id, z.array(id)]).meta({ description: '一人，或几人（正职在前），或没有人。' }),
})

/** The world that all cycles of a file share. */
const world = {
  $schema: z.string().exactOptional(),
  title: z.string().max(200).default(''),
  source: z.string().max(400).default('').meta({ description: '数字从哪份文件来。' }),
  note: z.array(z.string()).default([]).meta({ description: '手算过程。' }),
  owner: z.strictObject(unitShape).meta({ description: '机制归谁；对象都在它之下。' }),
  units: z
    .array(z.strictObject({ ...unitShape, parent: id.exactOptional().meta({ description: '上级；不写就是 owner。' }) }))
    .max(20_000)
    .default([]),
  relations: z
    .array(z.strictObject({ kind: id, source: id, target: id, share: z.string().exactOptional() }))
    .max(50_000)
    .default([])
    .meta({ description: '隶属以外的关系；两头是单位，或写成 角色-单位 的岗位。' }),
  posts: z.array(post).max(20_000).default([]),
  days: z.array(dayKind).max(800).default([]).meta({ description: '与平常不同的日子：off 放假，work 调休上班。' }),
}

const cycleShape = {
  period: z.string().min(1).max(60).meta({ description: '周期，如 2026-10、2026Q3、2026；事件写编号。' }),
  event: moment.exactOptional().meta({ description: '按事件开的周期才写：事件的日期。' }),
  opened: day.exactOptional().meta({ description: '哪天开的；不写就是周期的第一天。' }),
  ...given,
  expect: expected.exactOptional().meta({ description: '最后应得的；derive 会对数。' }),
}

const of = id.exactOptional().meta({ description: '这一周期属于另一个机制（模板名）；它的结果以此名为来源。' })
const steps = z.array(stepShape).max(100_000).default([]).meta({ description: '按先后写发生了什么。' })
// Steps are read one by one, each by its own verb, so that a complaint names what is wrong with it.
const unread = z.array(z.unknown()).max(100_000).default([])

const cycle = z.strictObject({ of, ...cycleShape, steps })

/** One cycle, written at the top; or several, one after another, under `cycles`. */
export const factsShape = z.union([
  z.strictObject({ ...world, ...cycleShape, steps }),
  z.strictObject({ ...world, cycles: z.array(cycle).min(1).max(60) }),
])
export const oneCycle = z.strictObject({ ...world, ...cycleShape, steps: unread })
export const manyCycles = z.strictObject({
  ...world,
  cycles: z
    .array(z.strictObject({ of, ...cycleShape, steps: unread }))
    .min(1)
    .max(60),
})

/** What one file says of one cycle: its steps in order, and what it reads from outside. */
export type FileCycle = z.output<typeof cycle>
export type World = Omit<z.output<typeof manyCycles>, 'cycles'>
/** A facts file as it was read, every default filled in. */
export interface FactsFile extends World {
  readonly cycles: readonly FileCycle[]
}
