import { templates } from '@jizhi/templates'
import { Packer } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import type { TFunction } from 'i18next'
import i18n from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'
import { drawingSvg } from '../../src/features/designer/exporting/drawing-svg.ts'
import { fileOf } from '../../src/features/designer/exporting/save-drawing.ts'
import { rulesDocument, rulesOf } from '../../src/features/designer/outline/rules-document.ts'
import { readDrawingFile } from '../../src/features/mechanisms/gallery/file-start.ts'
import { zh } from '../../src/words/zh/index.ts'

const { mechanism } = templates['county-monthly-assessment']
const note = { id: 'note_1', x: 0, y: -200, width: 200, height: 120, text: '会商 <已定> & 记下' }
const { drawing, views } = openDrawing(mechanism, { positions: {}, notes: [note] }).getState()

describe('a mechanism that leaves the house', () => {
  it('as a file is read in again with where its cards stood', () => {
    const read = readDrawingFile(fileOf(drawing))
    expect(read?.mechanism).toEqual(mechanism)
    expect(read?.layout).toEqual(drawing.layout)
  })

  it('as a file of the meaning alone is read in too; what is not ours is not', () => {
    expect(readDrawingFile(JSON.stringify(mechanism))).toEqual({ mechanism, layout: undefined, trials: [], unread: 0 })
    expect(
      readDrawingFile(JSON.stringify({ mechanism, layout: { positions: { rank: 'here' } } }))?.layout,
    ).toBeUndefined()
    for (const foreign of ['', 'name,score', '[]', 'null', '{"format":2}', '{"mechanism":{}}']) {
      expect(readDrawingFile(foreign), foreign).toBeUndefined()
    }
  })

  it('as a picture holds every card, wire and note, and no text that breaks it', () => {
    const { svg, width, height } = drawingSvg(drawing, views, (token) => `<${token}>`.replace(/[<>]/g, ''))
    expect(svg.match(/font-weight="600"/g)).toHaveLength(mechanism.blocks.length)
    expect(svg.match(/fill="none" stroke=/g)).toHaveLength(mechanism.wires.length)
    expect(svg).toContain('会商 &lt;已定&gt; &amp; 记下')
    expect(svg).toContain('>村级检查<')
    expect(svg).not.toMatch(/undefined|NaN/)
    expect(width).toBeGreaterThan(800)
    expect(height).toBeGreaterThan(400)
  })
})

describe('实施细则', () => {
  let t: TFunction
  beforeAll(async () => {
    t = await i18n.init({
      lng: 'zh-CN',
      resources: { 'zh-CN': { translation: zh } },
      interpolation: { escapeValue: false },
    })
  })

  it('has an article for each sentence, numbered as people number them, and says each setting once', () => {
    const rules = rulesOf(mechanism, t)
    expect(rules).toHaveLength(mechanism.blocks.length)
    const rank = rules.find(({ sentence }) => sentence.includes('　排名。'))
    expect(rank?.sentence).toMatch(/^第八条　排名。.*不足 3 个单位不排/)
    expect(rank?.clauses.join()).not.toMatch(/多少：|至少几个单位才设：/)
    for (const { sentence, clauses } of rules) expect([sentence, ...clauses].join()).not.toMatch(/versions\.|undefined/)
  })

  it('is a Word document that holds them', async () => {
    const file = unzipSync(new Uint8Array(await Packer.toArrayBuffer(rulesDocument(mechanism, t))))
    const text = strFromU8(file['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    expect(text).toContain(`${mechanism.name}实施细则`)
    expect(text).toContain('第十九条')
  })
})
