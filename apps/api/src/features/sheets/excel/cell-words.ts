import type { SheetItem } from '@jizhi/mechanism'
import { normalText } from '../../../platform/spreadsheet/index.ts'

type Owner = SheetItem['owners'][number]

/** Reads 环卫站 60%、城管中队 40%; one name alone answers for all of it. Undefined where shares are missing or odd. */
export function readOwners(text: string): readonly Owner[] | undefined {
  const parts = normalText(text)
    .split(/[、,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const owners = parts.map((part): Owner | undefined => {
    const match = /^(.+?)[\s(:]*(\d+(?:\.\d+)?)(%?)\)?$/.exec(part)
    if (match === null) return parts.length === 1 ? { name: part, share: '1' } : undefined
    const [, name = '', figure = '', percent] = match
    return { name: name.trim(), share: percent === '%' ? hundredth(figure) : figure }
  })
  return owners.every((owner) => owner !== undefined) ? owners : undefined
}

/** 60 → 0.6 as text: no figure of the document passes through a float. */
function hundredth(figure: string): string {
  const [whole = '0', places = ''] = figure.split('.')
  const digits = `${whole.padStart(3, '0')}${places}`
  const point = digits.length - places.length - 2
  const text = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`
  return text.replace(/\.?0+$/, '')
}

export const writeOwners = (owners: readonly Owner[]): string =>
  owners.map(({ name, share }) => (owners.length === 1 && share === '1' ? name : `${name} ${share}`)).join('、')

/** Reads 3、6、9、12 or 3-5月; 每月 = none named. Undefined where it is something else. */
export function readMonths(text: string): readonly number[] | undefined {
  const plain = normalText(text).replace(/\s|月份?|第/g, '')
  if (plain === '' || plain === '每' || plain === '全年') return []
  if (/^(每)?季(度)?末$/.test(plain)) return [3, 6, 9, 12]
  const months = plain.split(/[、,;]+/).flatMap((part) => {
    const [, from = '', to = from] = /^(\d{1,2})(?:[-~至到](\d{1,2}))?$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || first < 1 || last > 12 || first > last) return [0]
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
  if (months.includes(0) || new Set(months).size !== months.length) return undefined
  return months.toSorted((a, b) => a - b)
}

const FAULT = /每(?:发现|有|出现)?(?:一|1)?([处个次项条例起宗户块张人])?[^，。；,;]{0,12}?扣(\d+(?:\.\d+)?)分/g

/** What a free rule says about deductions: 每处扣 0.5 分. None, one, or several that differ. */
export function readDeduction(clause: string): 'none' | 'several' | { readonly each: string; readonly unit: string } {
  const found = [...normalText(clause).replace(/\s/g, '').matchAll(FAULT)]
  const [first] = found
  if (first === undefined) return 'none'
  if (new Set(found.map((match) => match[2])).size > 1) return 'several'
  return { each: first[2] ?? '0', unit: first[1] ?? '' }
}

/** 公共区域（18 分） → the name and its marks. */
export function readHeading(text: string): { readonly code: string; readonly label: string; readonly full: string } {
  const plain = text.trim()
  const marks = /[（(]\s*(?:共|满分)?\s*([\d０-９]+(?:[.．][\d０-９]+)?)\s*分?\s*[)）]\s*$/.exec(plain)
  const bare = marks === null ? plain : plain.slice(0, marks.index)
  const number =
    /^([一二三四五六七八九十]+(?=、)|[（(][一二三四五六七八九十]+[)）]|\d+(?:\.\d+)*(?=[.、\s]))[.、]?\s*/.exec(bare)
  return {
    code: number?.[1] ?? '',
    label: bare.slice(number?.[0].length ?? 0).trim(),
    full: marks === null ? '' : normalText(marks[1] ?? ''),
  }
}
