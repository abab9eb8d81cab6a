import { describe, expect, it } from 'vitest'
import { type SettingShape, shapeOf } from '../../src/blocks/setting-shape.ts'
import { BLOCK_KINDS, blockDef, diff, type Mechanism, outline, readOutline } from '../../src/index.ts'
import { sound } from '../sound.ts'

const told = outline(sound)
const read = (text: string): Mechanism => {
  const done = readOutline(text, sound)
  if (!done.ok) throw new Error(done.fault.map((one) => `${one.line} ${one.message}`).join('\n'))
  return done.value
}
const said = (text: string): string[] => diff(sound, read(text)).map((change) => change.zh)
const faults = (text: string): string[] => {
  const done = readOutline(text, sound)
  return done.ok ? [] : done.fault.map((one) => `${one.line}：${one.message}`)
}
const lineOf = (part: string): number => told.split('\n').findIndex((line) => line.includes(part)) + 1

describe('an outline changed by hand', () => {
  it('OUT-2 an item begins with its sentence; settings that are as supposed are left out, values are in Chinese', () => {
    expect(told).toContain('5. 排名〔rank〕：在同类别内按得分从高到低排名')
    expect(told).toContain('\n   在哪一列的同类内：类别〔category〕\n')
    expect(told).toContain('\n     - 前列〔front〕；条件：名次 ≤ 3\n')
    expect(told).toContain('\n   接在 8 的“前列” 之后\n')
    expect(told).toContain('\n   到此为止：“其余”、“待定”\n')
    expect(told).not.toContain('并列：')
  })

  it('OUT-3 a changed value, a new row, a new item and a struck item are read; words are looked up', () => {
    const changed = told
      .replace(
        '现场〔field_part〕；读哪一列：现场得分〔field〕；权重：0.7',
        '现场〔field_part〕；读哪一列：现场得分〔field〕；权重：0.6',
      )
      .replace(
        '- 后列〔back〕；条件：倒数名次 ≤ 2',
        '- 末位；条件：倒数名次 ≤ 1\n     - 后列〔back〕；条件：倒数名次 ≤ 2',
      )
      .replace('在哪一列的同类内：类别〔category〕', '在哪一列的同类内：类别\n   并列：同名次不跳号（1、2、2、3）')
    expect(said(changed)).toEqual([
      '计分：指标“现场”的“权重”由 0.7 改为 0.6',
      '排名：“并列”由“同名次（1、2、2、4）”改为“同名次不跳号（1、2、2、3）”',
      '分流：情形新增“末位”（条件 倒数名次 ≤ 1）',
    ])
    const added = `${told}\n13. 发布“后列通报”\n   接在 8 的“后列” 之后\n   发布到：通报\n   谁来签发：\n     岗位：签发人\n`
    expect(said(added)).toEqual(['新增 发布“后列通报”，接在 分流的“后列” 之后'])
    expect(read(added).blocks.at(-1)?.config).toMatchObject({ channel: 'circular', signatory: { role: 'signatory' } })
    const parts = told.split('\n\n')
    const struck = parts.filter((part) => !part.startsWith('12. ')).join('\n\n')
    expect(said(struck)).toEqual(['删去 曝光'])
  })

  it('OUT-3 sections make groups, and striking a heading ungroups', () => {
    const grouped = told
      .replace('\n4. 计分', '\n一、评分和排名\n\n4. 计分')
      .replace('\n7. 定榜', '\n二、定榜以后\n\n7. 定榜')
    expect(read(grouped).groups).toEqual([
      { id: 'group', title: '评分和排名', blocks: ['score', 'rank', 'objection'] },
      { id: 'group_2', title: '定榜以后', blocks: ['result', 'branch', 'allocate', 'review', 'post', 'expose'] },
    ])
  })

  it('OUT-4 an expression may be written in Chinese or in CEL; what does not read back stands as it is', () => {
    const cel = told.replace('条件：名次 ≤ 3', '条件：place <= 4 && score > 60.0')
    expect(said(cel)).toEqual(['分流：情形“前列”的“条件”由“名次 ≤ 3”改为“名次 ≤ 4 且 得分 > 60.0”'])
    const odd = outline({
      ...sound,
      blocks: sound.blocks.map((one) =>
        one.id === 'branch' ? { ...one, config: { cases: [{ id: 'front', label: '前列', when: 'place<=3' }] } } : one,
      ),
    })
    expect(odd).toContain('条件：`place<=3`')
  })

  it('OUT-6 what cannot be read is named by line, with what may be written instead', () => {
    const at = (part: string) => lineOf(part)
    expect(faults(told.replace('频道', '').replace('接在 8 的“前列” 之后', '接在 8 的“先进” 之后'))).toEqual([
      `${at('接在 8 的“前列” 之后')}：分流没有“先进”这个出口，可以写：“前列”、“后列”、“其余”、“待定”。`,
    ])
    expect(faults(told.replace('何时算到齐：全部到齐', '何时算到齐：差不多'))).toEqual([
      `${at('何时算到齐：全部到齐')}：“何时算到齐”没有“差不多”这个选项，可以写：未设、全部到齐、到期为准、达到比例。`,
    ])
    expect(faults(told.replace('读哪一列：现场得分〔field〕', '读哪一列：总得分'))).toEqual([
      `${at('现场得分〔field〕；权重')}：“读哪一列”这里没有叫“总得分”的列，请改用已有的，或写明编号。`,
    ])
    expect(faults(told.replace('权重：0.7', '权重：七成'))[0]).toContain('请填写普通小数')
    expect(faults(told.replace('权重：0.7', '权数：0.7'))[0]).toContain('这里没有“权数”这项设置，可以写：')
    expect(faults(told.replace('12. 发布', '11. 发布'))[0]).toContain('第 11 条写了两次')
    expect(faults(told.replace('12. 发布', '12. 布告'))[0]).toContain('第 12 条开头要写块名')
    // One broken figure is one complaint, not one for every column behind it.
    expect(faults(told.replace('最少单位', '').replace('到齐规则：', '最少单位：三\n   到齐规则：')).length).toBe(1)
    expect(faults('')).toEqual(['1：第一行写机制的名称。'])
    expect(faults(told.replace('舍入：最后四舍五入', '舍入：随便'))[0]).toMatch(/^2：舍入只能写：最后四舍五入、/)
  })

  it('OUT-7 what nobody can read or draw stands in the text as it is, and comes back', () => {
    const broken = {
      ...sound,
      blocks: [
        ...sound.blocks.map((one) => (one.id === 'rank' ? { ...one, config: { tie: 'any' } } : one)),
        { id: 'odd', kind: 'unheard' as 'rank', config: { a: [1, 'b'] } },
      ],
      wires: [
        ...sound.wires,
        { from: { block: 'ghost', port: 'x' }, to: { block: 'odd', port: 'in' } },
        { from: { block: 'odd', port: 'y' }, to: { block: 'ghost', port: 'in' } },
        { from: { block: 'result', port: 'gone' }, to: { block: 'score', port: 'in' } },
      ],
      ends: [...sound.ends, { block: 'ghost', port: 'x' }],
    }
    const back = readOutline(outline(broken), broken)
    expect(back.ok ? back.value : back.fault).toEqual(broken)
    const alone = readOutline(outline(broken))
    expect(alone.ok && alone.value.wires.length).toBe(broken.wires.length)
  })

  it('OUT-5 no setting has words that an outline would take for something else', () => {
    const titles = (shape: SettingShape): string[] => {
      if (shape.form === 'list') return titles(shape.element)
      return shape.form === 'value' ? [] : shape.fields.flatMap((one) => [one.title, ...titles(one.shape)])
    }
    for (const kind of BLOCK_KINDS) {
      for (const title of titles(shapeOf(blockDef(kind).schema))) {
        expect(title).not.toMatch(/^(接在|到此为止|原文|-)|[：；"“”]/)
      }
    }
  })
})
