import { type Answer, confirmOrder, proposeOrder, type Request, readOrder } from '@jizhi/contracts'
import { expect } from 'vitest'
import type { Caller, Reply } from './caller.ts'
import type { Month } from './month.ts'

type Stated = Request<typeof proposeOrder>['body']['order']

/** Asks for an order about the month. */
export const propose = (
  month: Month,
  by: Caller,
  order: Stated,
  reason = '县防汛指挥部发布暴雨红色预警。',
): Promise<Reply<typeof proposeOrder>> =>
  by.call(proposeOrder, {
    params: { county: month.county.code },
    body: { cycle: month.cycle, order, reason, fileId: null },
  })

export const confirm = (month: Month, by: Caller, order: string): Promise<Reply<typeof confirmOrder>> =>
  by.call(confirmOrder, { params: { county: month.county.code, order }, body: { words: '情况属实，同意。' } })

export const readBack = async (month: Month, by: Caller, order: string): Promise<Answer<typeof readOrder>> =>
  (await by.call(readOrder, { params: { county: month.county.code, order } })).answer

/** Proposed by the administrator, confirmed by the approver; answers the order's id. */
export async function byTwo(month: Month, order: Stated, reason?: string): Promise<string> {
  const proposed = await propose(month, month.staff['county-admin'], order, reason)
  expect(proposed.answer, proposed.text).toMatchObject({ state: 'proposed' })
  const confirmed = await confirm(month, month.staff.approver, proposed.answer.id)
  expect(confirmed.answer, confirmed.text).toMatchObject({ state: 'confirmed' })
  return proposed.answer.id
}
