import { describe, expect, it } from 'vitest'
import { daysOfGrid } from './grid-days.ts'

const HEAD = ['日期', '改为', '节日']

describe('days of a notice read from a file', () => {
  it('takes the ways in which people write days, and leaves the header and empty rows out', () => {
    const grid = [HEAD, ['2027年2月6日', '放假', '春节'], ['2027/2/7', '休', ''], [''], ['2027-02-14 00:00:00', '上班']]
    expect(daysOfGrid(grid)).toEqual({
      days: [
        { day: '2027-02-06', kind: 'off', name: '春节' },
        { day: '2027-02-07', kind: 'off', name: '' },
        { day: '2027-02-14', kind: 'work', name: '' },
      ],
    })
  })

  it('names the row that says neither a day off nor a working day', () => {
    expect(daysOfGrid([HEAD, ['2027-02-06', '放假'], ['2027-02-07', '调休']])).toEqual({ row: 3, text: '调休' })
  })
})
