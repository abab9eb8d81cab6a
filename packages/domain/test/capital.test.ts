import { describe, expect, it } from 'vitest'
import { capitalYuan } from '../src/capital.ts'
import { parseYuan } from '../src/money.ts'

const capital = (text: string): string => {
  const read = parseYuan(text)
  if (!read.ok) throw new Error(text)
  return capitalYuan(read.value)
}

describe('人民币大写', () => {
  it.each([
    ['0', '零元整'],
    ['5000', '伍仟元整'],
    ['10000', '壹万元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['0.05', '伍分'],
    ['-1.05', '负壹元零伍分'],
    ['100000000', '壹亿元整'],
    ['100000005', '壹亿零伍元整'],
    ['100050000', '壹亿零伍万元整'],
    ['20030004000', '贰佰亿叁仟万肆仟元整'],
  ])('%s 元 is %s', (yuan, text) => {
    expect(capital(yuan)).toBe(text)
  })
})
