import { expect, it } from 'vitest'
import { fenOf } from '../src/features/orders/yuan.ts'

it('yuan as people write them are whole fen; what is no amount is none', () => {
  expect(['15000', '15,000.5', '0.05', '007.10'].map(fenOf)).toEqual(['1500000', '1500050', '5', '710'])
  expect(['', '-1', '1.234', '一万', '1e3'].map(fenOf)).toEqual([null, null, null, null, null])
})
