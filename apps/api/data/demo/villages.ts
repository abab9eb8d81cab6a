import type { Dice } from './dice.ts'
import { TOWNSHIPS, type Township } from './townships.ts'

/** An invented village. `level` = permille of trials that find something here, stable over the months. */
export interface Village {
  readonly code: string
  readonly name: string
  readonly township: Township
  readonly population: number
  readonly level: number
}

/** 麦岭镇 stands in the product's pictures with these villages. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  麦岭镇: '上麦村 下麦村 溪口村 柏树村 桥头坪村 新圩村 岭脚村 石埠村 麻园村 双井村 后垄村 樟坪村 水口村 大樟村 横塘村 高陂村 塘边村 竹坞村'.split(' '),
}
/** The one name that stands twice in the county on purpose: an import must ask which one is meant. */
const NAMESAKE = '园岭村'
const NAMESAKE_AT = ['石榴镇', '松涛镇']

const FIRST = [...'竹松柏梅桃李杏枫茶荷莲麦稻豆麻榆柳槐樟桂兰菱芦桑石沙井泉溪渡桥亭岗坡云月星霞雁鹭鹤鹿青白金银双长高平安和永兴福宁丰古清明']
const LAST = [...'园坪岭湾塘溪井桥口坂埠洲墩岗坞垄庄店田畈湖']
const SIDES = ['上', '下', '前', '后', '东', '西', '南', '北', '大', '新']
const THIRD = [...'头边前里']

/** 420 invented villages, names unique in the county but for the one namesake. */
export function inventVillages(dice: Dice): readonly Village[] {
  // Without its last word a name is still its own: people write 上麦 for 上麦村.
  const used = new Set([NAMESAKE, ...Object.values(FIXED).flat(), ...TOWNSHIPS.map(({ name }) => name)].map(stemOf))
  const villages: Village[] = []
  for (const township of TOWNSHIPS) {
    const names = [...(FIXED[township.name] ?? [])]
    if (NAMESAKE_AT.includes(township.name)) names.push(NAMESAKE)
    while (names.length < township.villages) {
      const name = inventName(dice, isTown(township) && names.length < township.villages - 3 ? '社区' : '村')
      if (used.has(stemOf(name))) continue
      used.add(stemOf(name))
      names.push(name)
    }
    names.forEach((name, i) => villages.push(village(dice, township, name, i)))
  }
  return villages
}

const stemOf = (name: string): string => name.replace(/(村|社区|街道|镇|乡)$/, '')

const isTown = (township: Township): boolean => township.kind === '街道'

function inventName(dice: Dice, ending: '村' | '社区'): string {
  const last = dice.pick(LAST)
  const shape = dice.below(10)
  if (shape < 3) return `${dice.pick(SIDES)}${last}${ending}`
  const first = dice.pick(FIRST)
  if (first === last) return inventName(dice, ending)
  return shape === 3 ? `${first}${last}${dice.pick(THIRD)}${ending}` : `${first}${last}${ending}`
}

function village(dice: Dice, township: Township, name: string, i: number): Village {
  // Official lists number communities from 001 and villages from 201.
  const number = (name.endsWith('社区') ? 1 : 201) + i
  const population = (isTown(township) ? 2600 : 900) + dice.below(2400)
  const level = Math.max(30, township.level - 90 + dice.below(181))
  return { code: `${township.code}${String(number).padStart(3, '0')}`, name, township, population, level }
}
