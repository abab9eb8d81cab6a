import { type Mechanism, outlook, replayed } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { Packer } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import type { TFunction } from 'i18next'
import i18n from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { inventedFiles } from '../../src/features/designer/live/month-files.ts'
import { outlookModel } from '../../src/features/designer/outlook/outlook-model.ts'
import { outlookDocument } from '../../src/features/designer/outlook/outlook-word.ts'
import { zh } from '../../src/words/zh/index.ts'

const { mechanism } = templates['county-monthly-assessment']
const draft = JSON.parse(JSON.stringify(mechanism).replace('"amount":"60000"', '"amount":"50000"')) as Mechanism // a copy of one

describe('what a draft does, in the words of the page and of the document for the meeting', () => {
  const files = inventedFiles(mechanism, 2, '2026-10-15')
  const past = files.map((one) => one.past)
  const names = files[0]?.names ?? {}
  const played = (drawn: Mechanism) => ({ mechanism: drawn, cycles: [...replayed(drawn, past)] })
  const found = outlook(played(mechanism), played(draft), past, undefined)
  let t: TFunction

  beforeAll(async () => {
    t = await i18n.init({
      lng: 'zh-CN',
      resources: { 'zh-CN': { translation: zh } },
      interpolation: { escapeValue: false },
    })
  })

  it('BACK-6 says first what changes, then for whom: whoever loses money stands above the others', () => {
    const model = outlookModel(found, names, t)
    expect(model.headline).toMatch(/^近 2 期：“.+”少 [\d,]+\.\d\d 元。$/)
    expect(model.span).toBe('2026年9月至2026年10月，共 2 期')
    expect(model.rows[0]?.verdict).toBe('worse')
    expect(model.rows[0]?.name).toMatch(/^.镇$/)
    expect(model.rows[0]?.reasons[0]).toMatch(/^(9月|10月|9月、10月)“.+”少 [\d.]+ 元$/)
    expect(model.figures.map(({ key }) => key)).toContain('pool')
    expect(model.totals[0]?.before).not.toBe(model.totals[0]?.after)
    for (const row of model.rows) expect(row.cells).toHaveLength(model.columns.length)
  })

  it('BACK-7 a pool is reckoned to the end of the year: paid so far, and the months left as each version would pay', () => {
    const [pool] = found.pools
    const { yearEnd } = pool ?? {}
    if (pool === undefined || yearEnd === undefined) throw new Error('no pool pays here')
    // September and October were played, ten months of the year with them, two are left
    expect(yearEnd).toMatchObject({ year: '2026', left: 2, unplayed: 8 })
    const { before, after } = pool.given
    expect(yearEnd.before.expected).toBe(before * 6n)
    expect(yearEnd.after.expected).toBe(before * 5n + after)
    expect(yearEnd.after.expected).toBeLessThan(yearEnd.before.expected)
    expect(yearEnd.after.least <= yearEnd.after.expected && yearEnd.after.expected <= yearEnd.after.most).toBe(true)
    const said = outlookModel(found, names, t).pools.join('')
    expect(said).toMatch(/到 2026 年底约发 [\d,.]+ 元，现行版约 [\d,.]+ 元；余下 2 期/)
    expect(said).toContain('年初 8 期没有跑，按平均算')
  })

  it('BACK-6 two versions that do the same are said to do the same', () => {
    const same = outlookModel(outlook(played(mechanism), played(mechanism), past, undefined), names, t)
    expect(same.headline).toBe('近 2 期：两版的后果完全相同。')
    expect(same.rows.every(({ verdict, reasons }) => verdict === 'same' && reasons.length === 0)).toBe(true)
  })

  it('BACK-6 the document is a file of Word with the same figures, and says so where they are invented', async () => {
    const model = outlookModel(found, names, t)
    const textOf = async (isInvented: boolean) => {
      const bytes = await Packer.toBuffer(outlookDocument(model, { name: '月考评', isInvented }, t))
      const files = unzipSync(new Uint8Array(bytes))
      return strFromU8(files['word/document.xml'] ?? new Uint8Array())
    }
    const text = await textOf(true)
    const first = model.rows[0]
    for (const words of [
      model.headline,
      '谁变好，谁变差',
      '单位与分数都不是真的',
      first?.name ?? '?',
      first?.reasons[0] ?? '?',
    ])
      expect(text).toContain(words)
    expect(await textOf(false)).not.toContain('都不是真的')
  })
})
