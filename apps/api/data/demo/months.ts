import type { Dice } from './dice.ts'
import { TOWNSHIPS, type Township } from './townships.ts'
import type { Village } from './villages.ts'

/** What is counted in a village, in 处 (保洁员不在岗 in 人次): how many places are looked at, and how bad it is against the village's level, in permille. */
export const INDICATORS: readonly { readonly label: string; readonly places: number; readonly weight: number }[] = [
  { label: '主次干道和房前屋后暴露垃圾', places: 8, weight: 1250 },
  { label: '柴草、杂物、建筑材料乱堆放', places: 6, weight: 1050 },
  { label: '垃圾桶破损、满溢、未归位', places: 6, weight: 1300 },
  { label: '河道、沟渠、池塘漂浮物', places: 6, weight: 1000 },
  { label: '公厕脏乱、设施损坏', places: 3, weight: 1000 },
  { label: '家禽家畜散养', places: 3, weight: 750 },
  { label: '乱贴乱画乱挂', places: 6, weight: 900 },
  { label: '残垣断壁、废弃车辆', places: 2, weight: 800 },
  { label: '污水横流、粪污直排', places: 2, weight: 700 },
  { label: '保洁员不在岗', places: 2, weight: 900 },
]

/** 2024-11 to 2026-10. */
export const MONTHS: readonly string[] = Array.from({ length: 24 }, (_, i) => {
  const month = 10 + i
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})

/** Things get a fifth better over the two years, and a little worse in the rains (5–8) and around new year (1–2). */
function seasonOf(index: number): number {
  const month = Number(MONTHS[index]?.slice(5))
  const rains = month >= 5 && month <= 8 ? 60 : 0
  const newYear = month <= 2 ? 90 : 0
  return 1100 - index * 9 + rains + newYear
}

/** Header row and one row per village: counts, or the reason in every column when the village was not seen or not reported. */
export function villageRows(dice: Dice, villages: readonly Village[], index: number): readonly (readonly string[])[] {
  const header = ['乡镇', '村', '村代码', ...INDICATORS.map(({ label }) => label)]
  const season = seasonOf(index)
  const rows = villages.map(({ township, name, code, level }) => {
    const fate = dice.below(1000)
    const mood = 850 + dice.below(301)
    const counts = INDICATORS.map(({ places, weight }) => {
      const permille = Math.floor((Math.floor((level * weight) / 1000) * Math.floor((season * mood) / 1000)) / 1000)
      return String(dice.hits(places, Math.min(900, permille)))
    })
    const reason = fate < 25 ? '未抽到' : fate < 28 ? '未报' : undefined
    return [township.name, name, code, ...counts.map((count) => reason ?? count)]
  })
  return [header, ...rows]
}

/** Header row and one row per township unit with its 镇级管理分 (0 to 100, in halves). */
export function townshipRows(dice: Dice, index: number): readonly (readonly string[])[] {
  const rows = TOWNSHIPS.map(({ code, name, level }: Township) => {
    // In half points: 99 for the best, about 80 for the worst, one and a half up or down by the month, slowly rising.
    const halves = Math.min(200, 203 - Math.floor(level / 9) - 6 + dice.below(7) + Math.floor(index / 8))
    return [name, code, `${Math.floor(halves / 2)}.${halves % 2 === 0 ? '0' : '5'}`]
  })
  return [['单位', '单位代码', '镇级管理分'], ...rows]
}
