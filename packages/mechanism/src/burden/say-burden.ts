import { fixedText } from '@jizhi/domain'
import { SUBJECTS, type Subject } from '../blocks/settings/subject.ts'
import type { UnitBurden } from './burden.ts'
import type { RepeatedDatum } from './repeated-data.ts'

const BEARERS: { readonly [bearer: string]: string } = { owner: '主办单位', parent: '对象的上级单位' }

/** 村、乡镇 … 主办单位; a relation by its own name. */
export const bearerName = (bearer: string): string =>
  BEARERS[bearer] ?? SUBJECTS[bearer as Subject] ?? `按“${bearer}”找到的单位` // any text may be looked up

const plainly = (hundredths: number): string => {
  const text = fixedText({ unscaled: BigInt(Math.trunc(hundredths / 10)), scale: 1 })
  return text.endsWith('.0') ? text.slice(0, -2) : text
}

/** From two hours on in hours: nobody pictures three thousand minutes. */
const timeText = (minutes: number): string =>
  minutes < 12_000 ? `${plainly(minutes)} 分钟` : `${plainly(Math.trunc(minutes / 60))} 小时`

/** BURDEN-1, BURDEN-3: a sentence for each kind of unit, and one for each datum asked twice. */
export function sayBurden(
  units: readonly UnitBurden[],
  repeated: readonly RepeatedDatum[],
  nameAt: (mechanism: string, block: string) => string,
): readonly string[] {
  if (units.length === 0) return ['没有要填的表。']
  return [
    ...units.map(
      ({ bearer, forms, fields, minutes, photos }) =>
        `每个${bearerName(bearer)}平均每月填 ${plainly(forms)} 份、${plainly(fields)} 项，约 ${timeText(minutes)}${photos > 0 ? `，须附照片 ${plainly(photos * 100)} 张` : ''}。`,
    ),
    ...repeated.map(
      ({ label, places }) =>
        `“${label}”在 ${places.map(({ mechanism, block }) => nameAt(mechanism, block)).join('、')} 重复填报，请只留一处，其余改为引用。`,
    ),
  ]
}
