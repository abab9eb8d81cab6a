import { storedId, type UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { burden, type JsonObject, type Mechanism } from '../../src/index.ts'
import { block } from '../build.ts'
import { chain } from '../chain.ts'

const field = (id: string, label: string, type = 'score'): JsonObject => ({ id, label, type })

const asking = (id: string, period: string, fields: readonly JsonObject[], more: JsonObject): Mechanism => ({
  ...chain(block('cycle', { period }), block('roster', { subject: 'village' }), block('ask', { fields, ...more })),
  id,
  name: id,
})
const monthly = asking(
  '月考评',
  'month',
  [field('litter', '暴露垃圾'), field('river', '河塘'), field('note', '说明', 'text')],
  {
    who: { at: 'row', role: 'clerk' },
    photos: 'required',
    beforeAfter: true,
  },
)
const weekly = asking('周巡查', 'week', [field('rubbish', '暴露 垃圾')], { who: { at: 'parent', role: 'clerk' } })

const unit = (id: string, kind: string, parent?: string) => ({
  id: storedId<UnitId>(id),
  kind,
  ...(parent === undefined ? {} : { parent: storedId<UnitId>(parent) }),
})

describe('burden', () => {
  it('BURDEN-1 BURDEN-2 a monthly form of three entries: 1 form, 3 entries, 2 photos, 1 + 3 + 0.6 + 0.6 + 2 = 7.2 minutes', () => {
    expect(burden([monthly]).units).toEqual([{ bearer: 'village', forms: 100, fields: 300, minutes: 720, photos: 2 }])
  })
  it('BURDEN-1 who fills in for the rows below it fills in for each: 6 villages of 2 townships, 4.35 weeks', () => {
    const units = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => unit(id, 'village', at < 4 ? 'east' : 'west'))
    const graph = { units: [...units, unit('east', 'township'), unit('west', 'township')] }
    // Three villages a township on average × 4.35 weeks = 13.05 forms of 1.6 minutes.
    expect(burden([weekly], graph).units).toEqual([
      { bearer: 'parent', forms: 1305, fields: 1305, minutes: 2088, photos: 0 },
    ])
  })
  it('BURDEN-3 the same datum of the same subject is found across mechanisms, whatever its id and spacing', () => {
    const { repeated, sentences } = burden([monthly, weekly])
    expect(repeated).toEqual([
      {
        label: '暴露垃圾',
        subject: 'village',
        places: [
          { mechanism: '月考评', block: 'ask', field: 'litter' },
          { mechanism: '周巡查', block: 'ask', field: 'rubbish' },
        ],
      },
    ])
    expect(sentences).toContain('“暴露垃圾”在 《月考评》“填报”、《周巡查》“填报” 重复填报，请只留一处，其余改为引用。')
    expect(sentences[0]).toBe('每个村（社区）平均每月填 1 份、3 项，约 7.2 分钟，须附照片 2 张。')
  })
  it('BURDEN-3 a datum about another kind of subject, or of another type, is another datum', () => {
    const other = asking('另一', 'month', [field('litter', '暴露垃圾', 'flag')], { who: { at: 'row', role: 'clerk' } })
    expect(burden([monthly, other]).repeated).toEqual([])
  })
  it('BURDEN-1 nothing asked, nothing borne', () => {
    expect(burden([chain(block('cycle', {}), block('roster', {}))]).sentences).toEqual(['没有要填的表。'])
  })
})
