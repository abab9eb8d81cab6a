import { type Derived, type Difference, derivedTexts, differencesAt } from '@jizhi/mechanism'
import { misused } from '../answer.ts'
import type { Command } from '../command.ts'
import { readMechanismAt } from '../files.ts'
import { cycleAt, playedAt } from '../played.ts'
import { sayTable } from '../say-table.ts'

/** What comes out of a mechanism over facts; where the file says what is expected, differences block. */
export const derive: Command = {
  name: 'derive',
  usage: 'MECHANISM FACTS [--table BLOCK] [--period PERIOD]',
  summary: '把事实代入机制，看各块的表；事实文件写了 expect 而对不上，退出码为 1。',
  options: ['table', 'period'],
  takes: [2, 2],
  run: ([file = '', facts = ''], { table, period }) => {
    const mechanism = readMechanismAt(file)
    const played = playedAt(mechanism, facts)
    const { derived } = cycleAt(played, mechanism, facts, period)
    const known = Object.keys(derived.tables)
    if (table !== undefined && !known.includes(table)) throw misused(`没有“${table}”这一块，有 ${known.join('、')}。`)
    const differences = played.moments.flatMap(differencesAt)
    const texts = derivedTexts(derived)
    const tables = table === undefined ? texts.tables : { [table]: texts.tables[table] }
    return {
      code: differences.length > 0 ? 1 : 0,
      text: sayTables(derived, table),
      json: { ...texts, tables },
      aside: [...derived.findings.map((one) => `${one.block} ${one.message}`), ...differences.map(sayDifference)].join(
        '\n',
      ),
    }
  },
}

const sayDifference = ({ path, expected, found }: Difference): string =>
  `对不上 ${path}：应为 ${expected}，实为 ${found}。`

function sayTables(derived: Derived, only: string | undefined): string {
  const parts = Object.entries(derived.tables)
    .filter(([block]) => only === undefined || block === only)
    .flatMap(([block, ports]) => Object.entries(ports).map(([port, table]) => `${block}.${port}\n${sayTable(table)}`))
  if (only !== undefined) return parts.join('\n\n')
  const { effects, open, due } = derived
  return [...parts, `后果 ${effects.length} 项，待办 ${open.length} 件，将到的时刻 ${due.length} 个。`].join('\n\n')
}
