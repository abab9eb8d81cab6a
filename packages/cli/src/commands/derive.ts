import { type Derived, type Difference, derivedTexts, differencesAt, type Played, TASK_WORDS } from '@jizhi/mechanism'
import { misused } from '../answer.ts'
import type { Command } from '../command.ts'
import { readMechanismAt } from '../files.ts'
import { cycleAt, playedAt, sayUnsound } from '../played.ts'
import { sayTable } from '../say-table.ts'

/** What comes out of a mechanism over facts; where the file says what is expected, differences block. */
export const derive: Command = {
  name: 'derive',
  usage: 'MECHANISM FACTS [--table BLOCK] [--columns A,B] [--period PERIOD]',
  summary: '把事实代入机制，看各块的表（--columns 只看这几列）；事实文件写了 expect 而对不上，退出码为 1。',
  options: ['table', 'columns', 'period'],
  takes: [2, 2],
  run: ([file = '', facts = ''], { table, columns, period }) => {
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
      text: [
        sayTables(derived, table, columns?.split(',')),
        ...(differences.length > 0 ? [] : sayAgreed(played.moments)),
      ].join('\n\n'),
      json: { ...texts, tables },
      aside: [
        ...sayUnsound(mechanism),
        ...derived.findings.map((one) => `${one.block} ${one.message}`),
        ...differences.map(sayDifference),
      ].join('\n'),
    }
  },
}

const STANDINGS = { ready: '可办', unsigned: '等签发', held: '等告知、异议期或裁定' } as const

const sayDifference = ({ path, expected, found }: Difference): string =>
  `对不上 ${path}：应为 ${expected}，实为 ${found}。`

function sayTables(derived: Derived, only: string | undefined, columns: readonly string[] | undefined): string {
  const parts = Object.entries(derived.tables)
    .filter(([block]) => only === undefined || block === only)
    .flatMap(([block, ports]) =>
      Object.entries(ports).map(([port, table]) => `${block}.${port}\n${sayTable(table, columns)}`),
    )
  if (only !== undefined) return parts.join('\n\n')
  return [...parts, sayStanding(derived)].join('\n\n')
}

/** Silence would not tell figures that agree from a file that expects none. */
const sayAgreed = (moments: Played['moments']): readonly string[] =>
  moments.length === 0 ? [] : ['同 expect 写的都对得上。']

/** Effects and tasks by block, how many of each standing and kind. */
function sayStanding(derived: Derived): string {
  const { effects, open } = derived
  const { due } = derivedTexts(derived)
  const counted = (words: readonly string[]): string =>
    [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${word} ${all.length}`).join('、') || '无'
  return [
    `后果：${counted(effects.map(({ slot, standing }) => `${slot.block} ${STANDINGS[standing]}`))}`,
    `待办：${counted(open.map(({ block, kind }) => `${block} ${TASK_WORDS[kind]}`))}`,
    `将到的时刻：${due.map(({ at, block }) => `${at.slice(0, 10)} ${block}`).join('、') || '无'}`,
  ].join('\n')
}
