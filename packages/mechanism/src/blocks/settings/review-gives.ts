import type { ReviewConfig } from '../review.ts'

/** 定级, 评议: what a verdict must carry to be one. */
export const givesGrade = (config: Pick<ReviewConfig, 'grade'>): boolean => config.grade.options.length > 0
export const givesMark = (config: Pick<ReviewConfig, 'rate'>): boolean => config.rate.label !== ''
