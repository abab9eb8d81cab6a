import { chineseNumeral, type Mechanism, outlineSections, readDrawing } from '@jizhi/mechanism'
import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { TFunction } from 'i18next'
import { saveFile } from '../../../client/call.ts'
import { openDrawing } from '../drawing/open-drawing.ts'
import { formFrame } from '../settings/form-frame.ts'
import { settingIn } from '../settings/form-model.ts'
import { saySetting } from '../settings/say-setting.ts'
import { saidSettings } from './said-settings.ts'
import { spokenBlock } from './spoken-words.ts'

/** Twentieths of a point, as the format counts. */
const MARGIN = 1440
/** Half points. */
const [BODY, TITLE] = [28, 40]
const FONT = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman', cs: 'Times New Roman' }

/** 导出实施细则: the sentences of the drawing as articles of a Word document, saved by the reader's browser. */
export async function saveRules(mechanism: Mechanism, t: TFunction): Promise<void> {
  saveFile(await Packer.toBlob(rulesDocument(mechanism, t)), t('versions.rulesName', { name: mechanism.name }))
}

export interface Article {
  /** 一、计分 where blocks stand in groups. */
  readonly heading: string | undefined
  readonly sentence: string
  readonly clauses: readonly string[]
}

/** 第一条 计分。…: what stands in the document, one article for each sentence of the outline, in its order. */
export function rulesOf(mechanism: Mechanism, t: TFunction): readonly Article[] {
  const read = readDrawing(mechanism)
  const { views } = openDrawing(mechanism, { positions: {} }).getState()
  const called = (id: string) => views.get(id)?.name ?? id
  let number = 0
  return outlineSections(mechanism).flatMap(({ group, blocks }) =>
    blocks.flatMap((block, at): readonly Article[] => {
      const view = views.get(block.id)
      if (view === undefined) return []
      number += 1
      const frame = formFrame(mechanism, views, view, true)
      const told = new Set(
        spokenBlock(block, { ...frame, arriving: read.input(block.id), called })?.words.map(({ setting }) =>
          setting.path.join('.'),
        ),
      )
      const clauses = saidSettings(block)
        .filter(({ isUsual, field, path }) => !isUsual && field.kind !== 'table' && !told.has(path.join('.')))
        .map((setting) => {
          const words = saySetting(setting.field, settingIn(setting.field, setting.config), frame, t)
          return `${setting.row}${setting.row === '' ? '' : t('versions.ofRow')}${t('versions.clause', { title: setting.field.title })}${words}`
        })
      const sentence = t('versions.article', {
        number: chineseNumeral(number),
        name: view.name,
        sentence: view.sentence,
      })
      return [{ heading: at === 0 ? group?.title : undefined, sentence, clauses }]
    }),
  )
}

export function rulesDocument(mechanism: Mechanism, t: TFunction): Document {
  const said = (text: string, indent = 560) =>
    new Paragraph({
      spacing: { after: 80, line: 460 },
      indent: { firstLine: indent },
      children: [new TextRun({ text })],
    })
  return new Document({
    title: mechanism.name,
    styles: { default: { document: { run: { font: FONT, size: BODY } } } },
    sections: [
      {
        properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 360 },
            children: [
              new TextRun({ text: t('versions.rulesTitle', { name: mechanism.name }), bold: true, size: TITLE }),
            ],
          }),
          ...rulesOf(mechanism, t).flatMap(({ heading, sentence, clauses }) => [
            ...(heading === undefined
              ? []
              : [
                  new Paragraph({
                    heading: HeadingLevel.HEADING_2,
                    spacing: { before: 240, after: 120 },
                    children: [new TextRun({ text: heading, bold: true, size: BODY, color: '000000', font: FONT })],
                  }),
                ]),
            said(sentence),
            ...clauses.map((clause, at) => said(`（${at + 1}）${clause}${t('versions.stop')}`)),
          ]),
        ],
      },
    ],
  })
}
