import { z } from 'zod'

/** Kinds of subjects a roster may hold; the same ids stand on pinned units. */
export const SUBJECTS = {
  county: '县（市、区）',
  township: '乡镇、街道、开发区',
  village: '村（社区）',
  group: '村民小组',
  road: '道路',
  estate: '小区',
  toilet: '公厕',
  market: '市场',
  river: '河道',
  contractor: '保洁企业',
  department: '部门',
  organisation: '单位',
} as const

export type Subject = keyof typeof SUBJECTS

export const sayKeyType = (keyType: readonly string[]): string =>
  keyType.map((kind) => SUBJECTS[kind as Subject] ?? kind).join(' × ')

// Object.keys forgets that the keys are the subjects.
export const subject = (title: string, first: Subject) =>
  z
    .enum(Object.keys(SUBJECTS) as Subject[])
    .default(first)
    .meta({ title, labels: SUBJECTS })
