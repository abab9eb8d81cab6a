/** The 27 invented township units of 青禾县（演示）: name, category, number of villages, level (0 = best, permille of trials that find something). */
export interface Township {
  readonly code: string
  readonly name: string
  readonly kind: '镇' | '街道' | '乡' | '开发区'
  readonly category: 'A' | 'B' | 'C'
  readonly villages: number
  readonly level: number
}

export const COUNTY = { code: '990001', name: '青禾县（演示）' }

const LISTED: readonly (readonly [name: string, category: 'A' | 'B' | 'C', villages: number, level: number])[] = [
  ['望溪镇', 'A', 22, 95],
  ['稻香镇', 'A', 20, 115],
  ['柳堤镇', 'A', 19, 150],
  ['清渠镇', 'A', 18, 150],
  ['云桥街道', 'A', 14, 190],
  ['青禾街道', 'A', 12, 210],
  ['石榴镇', 'A', 21, 255],
  ['南塘街道', 'A', 13, 290],
  ['经济开发区', 'A', 8, 370],
  ['荷湾镇', 'B', 19, 125],
  ['竹影镇', 'B', 17, 135],
  ['鹤鸣镇', 'B', 18, 165],
  ['松涛镇', 'B', 16, 180],
  ['枫渡镇', 'B', 18, 200],
  ['梅坞镇', 'B', 17, 230],
  ['杏坪镇', 'B', 16, 230],
  ['长泉镇', 'B', 18, 275],
  ['麦岭镇', 'B', 18, 335],
  ['星桥镇', 'B', 19, 375],
  ['月溪乡', 'C', 14, 145],
  ['茶坞乡', 'C', 13, 180],
  ['泉头乡', 'C', 12, 195],
  ['石梁乡', 'C', 13, 230],
  ['云顶乡', 'C', 10, 265],
  ['杉坡乡', 'C', 12, 290],
  ['雁回乡', 'C', 12, 325],
  ['雾岭乡', 'C', 11, 400],
]

const kindOf = (name: string): Township['kind'] =>
  name.endsWith('镇') ? '镇' : name.endsWith('街道') ? '街道' : name.endsWith('乡') ? '乡' : '开发区'

export const TOWNSHIPS: readonly Township[] = LISTED.map(([name, category, villages, level], i) => ({
  code: `${COUNTY.code}${String(i + 1).padStart(3, '0')}`,
  name,
  kind: kindOf(name),
  category,
  villages,
  level,
}))
