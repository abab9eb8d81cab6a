import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { TFunction } from 'i18next'
import { saveFile } from '../../../client/call.ts'
import type { OutlookModel, Pair } from './outlook-model.ts'

interface About {
  readonly name: string
  readonly isInvented: boolean
}

/** Twentieths of a point, as the format counts. */
const MARGIN = 1440
/** Half points. */
const [BODY, SMALL, TITLE] = [24, 20, 36]
const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman', cs: 'Times New Roman' }

/** 导出 Word: the page of consequences as a document for the leadership meeting, saved by the reader's browser. */
export async function saveOutlook(model: OutlookModel, about: About, t: TFunction): Promise<void> {
  saveFile(await Packer.toBlob(outlookDocument(model, about, t)), t('outlook.wordName', { name: about.name }))
}

export function outlookDocument(model: OutlookModel, { name, isInvented }: About, t: TFunction): Document {
  const changed = model.rows.filter(({ verdict }) => verdict !== 'same')
  const shown = changed.length > 0 ? changed : model.rows
  const both = [t('outlook.now'), t('outlook.draft')]
  const sides = (rows: readonly (Pair & { readonly label: string })[]) =>
    table(
      ['', ...both],
      rows.map(({ label, before, after }) => [label, before, after]),
    )
  return new Document({
    title: name,
    styles: { default: { document: { run: { font: FONT, size: BODY } } } },
    sections: [
      {
        properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: `${name}${t('outlook.wordTitle')}`, bold: true, size: TITLE })],
          }),
          ...(isInvented ? [said(t('outlook.wordInvented'))] : []),
          said(model.headline, true),
          said(`${model.span}${t('outlook.stop')}${model.checked}`),
          sides(model.figures),
          heading(t('outlook.who')),
          table(
            [t('outlook.unit'), ...model.columns, t('outlook.verdict'), t('outlook.reason')],
            [
              ...shown.map(({ name: unit, cells, verdict, reasons }) => [
                unit,
                ...cells.map(arrow),
                t(`outlook.verdicts.${verdict}`),
                reasons.join('；'),
              ]),
              [t('outlook.total'), ...model.totals.map(arrow), '', ''],
            ],
          ),
          ...(model.bars ? [heading(t('outlook.months', { label: model.bars.label })), sides(model.bars.months)] : []),
          ...(model.luck.length > 0
            ? [heading(t('outlook.luckTitle')), said(t('outlook.luckText')), sides(model.luck)]
            : []),
          heading(t('outlook.burdenTitle')),
          model.burden.length > 0 ? sides(model.burden) : said(t('outlook.burdenNone')),
          ...(model.pools.length > 0 ? [heading(t('outlook.pools'))] : []),
          ...model.pools.map((sentence) => said(`${sentence}${t('outlook.stop')}`)),
          ...model.notRun.map((sentence) => said(sentence)),
          said(t('outlook.wordFoot')),
        ],
      },
    ],
  })
}

const arrow = ({ before, after }: Pair): string => (before === after ? after : `${before} → ${after}`)

const heading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 280, after: 100 },
    children: [new TextRun({ text, bold: true, size: BODY + 2, color: '000000', font: FONT })],
  })

const said = (text: string, bold = false) =>
  new Paragraph({ spacing: { after: 100, line: 360 }, children: [new TextRun({ text, bold })] })

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '808080' }

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [head, ...rows].map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: cells.map(
            (text) =>
              new TableCell({
                margins: { top: 40, bottom: 40, left: 80, right: 80 },
                ...(at === 0 ? { shading: { type: ShadingType.CLEAR, fill: 'EDEDED', color: 'auto' } } : {}),
                children: [new Paragraph({ children: [new TextRun({ text, size: SMALL, bold: at === 0 })] })],
              }),
          ),
        }),
    ),
  })
