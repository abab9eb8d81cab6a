import { z } from 'zod'
import { cellText, rowsOf } from './words.ts'

const byPort = <T extends z.ZodType>(held: T) => z.record(z.string(), held).exactOptional()
const counts = z.record(z.string(), z.int().min(0))

/** What must stand at a moment. What is not written is not looked at, but findings: none unless written. */
export const expected = z.strictObject({
  cells: byPort(z.record(z.string(), rowsOf(cellText))).meta({ description: '块.端口 → 列 → 行 → 应得的数。' }),
  rows: byPort(z.int().min(0)).meta({ description: '块.端口 → 有几行。' }),
  keys: byPort(z.array(z.string())),
  states: byPort(rowsOf(z.enum(['waiting', 'provisional', 'settled']))),
  sums: byPort(z.record(z.string(), cellText)).meta({ description: '块.端口 → 列 → 合计；钱以元写。' }),
  effects: byPort(counts).meta({ description: '块 → ready、unsigned、held 各几个。' }),
  punitive: byPort(z.int().min(0)),
  measures: byPort(z.record(z.string(), cellText)).meta({ description: '块 → “行 措施” → 对谁。' }),
  content: byPort(z.record(z.string(), z.record(z.string(), cellText))),
  open: byPort(counts).meta({ description: '块 → 各类待办几件。' }),
  leftOut: byPort(rowsOf(cellText)),
  findings: z.array(z.string()).exactOptional(),
  cases: byPort(
    z.strictObject({
      status: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      overdue: z.boolean().exactOptional(),
      usedDays: z.int().exactOptional(),
      reports: z.int().exactOptional(),
      open: z.array(z.string()).exactOptional(),
      measures: z.record(z.string(), z.string()).exactOptional(),
    }),
  ),
})

export type Expected = z.output<typeof expected>
