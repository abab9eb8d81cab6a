import { MISSING_LABELS, MISSING_REASONS } from '@jizhi/domain'
import { z } from 'zod'
import { cellText, day, id, keyText, moment, rowsOf, rowTexts } from './words.ts'

/** HIST-1: a frozen table of another mechanism, of a league, or of an earlier period, as it was known. */
const outcome = z.strictObject({
  scheme: z.string().max(60).default('').meta({ description: '机制里写的来源代号；本机制留空。' }),
  result: id.meta({ description: '定榜块或阶梯块的编号。' }),
  period: z.string().min(1).max(60),
  at: day.exactOptional().meta({ description: '按事件开的周期才写：事件的日期。' }),
  day: moment.exactOptional().meta({ description: '何时知道的；不写就是开周期那天。' }),
  revision: z.int().min(1).default(1),
  columns: z
    .array(
      z.strictObject({
        id,
        type: z.string().max(20),
        scale: z.int().min(0).max(20).exactOptional(),
        options: z.array(z.string()).max(60).exactOptional(),
      }),
    )
    .max(60)
    .exactOptional()
    .meta({ description: '不写就按机制里的定义。' }),
  rows: rowsOf(rowTexts),
  out: z.array(keyText).default([]).meta({ description: '当期不在范围内的。' }),
  missing: rowsOf(z.enum([...MISSING_REASONS, ...Object.values(MISSING_LABELS)]))
    .default({})
    .meta({ description: '当期应有而没有的，和原因。' }),
})

/** HIST-13: what a counter stood at before the first own period, signed by two people. */
const initial = z.strictObject({
  block: id,
  figure: id,
  asOf: z.string(),
  rows: rowsOf(cellText),
  periods: z.int().min(1).exactOptional(),
  by: id,
  second: id,
})

const balance = z.strictObject({
  block: id,
  rows: rowsOf(z.strictObject({ balance: cellText, sum: cellText, count: z.int().min(0) })),
})

/** CASE-3: a list of cases written by hand. */
const snapshot = z.strictObject({
  block: id,
  day: moment.exactOptional(),
  columns: z.array(id).exactOptional(),
  rows: rowsOf(rowTexts),
})

/** ROST-1: a register (公厕, 证照, 标准项 …) as it stood when the cycle opened. */
const registry = z.strictObject({
  id: id.meta({ description: '台账的代号，和对象块里写的一样。' }),
  kind: id.meta({ description: '台账里是什么：permit、standard、toilet ……' }),
  rows: rowsOf(rowTexts).meta({ description: '台账里的每一个 → 各列，按对象块“从来源读哪些列”的次序或按列写。' }),
  units: rowsOf(id).default({}).meta({ description: '每一个在哪个单位之下；不写就是 owner。' }),
})

/** What a cycle reads from outside, beside the world it stands in. */
export const given = {
  outcomes: z.array(outcome).max(2000).default([]).meta({ description: '以前各期、别的机制、上级榜单的结果。' }),
  firsts: z.record(z.string(), z.string()).default({}).meta({ description: '来源代号 → 最早的一期；更早的不算缺期。' }),
  initial: z.array(initial).max(200).default([]).meta({ description: '期初，两人签。' }),
  balances: z.array(balance).max(200).default([]),
  snapshots: z.array(snapshot).max(200).default([]),
  registries: z.array(registry).max(20).default([]).meta({ description: '开周期时的台账。' }),
  drawSeed: z.string().exactOptional().meta({ description: '事先公布了哈希的抽签种子。' }),
}

export type GivenOutcome = z.output<typeof outcome>
