import type { Place, ProblemCode, ProblemDetails } from './problem.ts'

type Words = (details: ProblemDetails, place: Place) => string

/** 第 7 行“得分”列（D7） */
const cell = ({ row, column, header }: Place): string => `第 ${row} 行“${header}”列（${column}${row}）`

/** What every problem says: what is wrong, and what to do. */
export const PROBLEM_WORDS = {
  'file.empty': () => '这个文件是空的：请选有内容的 xlsx 或 CSV 文件。',
  'file.too-large': (d) => `文件有 ${d.mb} MB，最多 ${d.maxMb} MB：请删去图片和无关的表后再传。`,
  'file.not-a-table': (d) => `这不是表格文件，而是${d.what}：请上传 xlsx 或 CSV 文件。`,
  'file.old-excel': () => '这是旧版 Excel 文件（.xls）：请在 Excel 或 WPS 里另存为 xlsx 或 CSV 后再传。',
  'file.other-office': (d) => `这是${d.what}：请另存为 xlsx 或 CSV 后再传。`,
  'file.encrypted': () => '文件设了打开密码：请去掉密码，另存后再传。',
  'file.macro': () => '文件带有宏或控件：请另存为不带宏的 xlsx 后再传。',
  'file.damaged': () => '文件不完整或已损坏：请在 Excel 或 WPS 里打开检查，另存为 xlsx 后再传。',
  'file.bomb': (d) =>
    `文件解开后过大（${d.why}），没有读入：请删去多余的空白行列、图片和表，只把要导入的内容另存为新的 xlsx。`,
  'file.too-slow': (d) => `文件读了 ${d.seconds} 秒还没有读完，已停止，什么也没有导入：请把表分成几个小文件。`,
  'file.too-many-cells': (d) =>
    `表太大（最多 ${d.maxRows} 行、${d.maxColumns} 列）：请删去无关的行列，或分成几个文件。`,
  'file.encoding': () => '看不出 CSV 文件的编码：请在 Excel 或 WPS 里另存为“CSV UTF-8”或 xlsx 后再传。',
  'file.csv': (d) => `CSV 文件第 ${d.line} 行的引号没有成对：请改正，或另存为 xlsx 后再传。`,
  'file.busy': () => '正在读的文件太多：请过一分钟再传。',
  'sheet.unknown': (d) => `文件里没有名为“${d.name}”的工作表：请重新选择工作表。`,
  'sheet.hidden': (_, p) => `工作表“${p.sheet}”是隐藏的，照样读入了。`,
  'header.not-found': (d) => `前 ${d.looked} 行里没有找到表头：表里要有一行写着${d.wanted}。可以先下载模板，照着填。`,
  'header.missing': (d, p) =>
    `第 ${p.row} 行表头缺少“${p.header}”列：请加上这一列，或在列对应里指明哪一列是它。${d.near ?? ''}`,
  'header.duplicate': (d, p) =>
    `第 ${p.row} 行表头有两列都是“${p.header}”（${d.first} 和 ${p.column}）：请删去或改名其中一列。`,
  'header.unknown': (_, p) => `第 ${p.row} 行表头的“${p.header}”（${p.column} 列）不在要导入的列里，没有读入。`,
  'header.only': (_, p) => `表头（第 ${p.row} 行）下面没有数据：请填好后再传。`,
  'header.no-figures': (d, p) => `第 ${p.row} 行表头里没有一列成绩：至少要有 ${d.wanted} 中的一列，或在列对应里指明。`,
  'cell.merged': (d, p) =>
    `第 ${p.row} 行起的单元格 ${d.range} 是合并的：表头以下不能合并单元格，请取消合并，每格各填各的。`,
  'cell.required': (_, p) => `${cell(p)}是空的：这一列必须填写。`,
  'cell.error': (d, p) => `${cell(p)}是公式错误“${d.text}”：请改成正确的数或文字。`,
  'cell.formula': (d, p) => `“${p.header}”列有 ${d.count} 格是公式（第一处 ${d.first}），只取了文件里存着的计算结果。`,
  'cell.missing-mark': (d, p) =>
    `${cell(p)}写着“${d.text}”，看不出是哪一种没有分：请改填 未报、未抽到、剔除 或 不适用，或在导入设置里说明“${d.text}”的意思。`,
  'cell.not-a-number': (d, p) => `${cell(p)}是“${d.text}”，不是数：请改为数字。`,
  'cell.scale': (d, p) =>
    `${cell(p)}是 ${d.text}，小数位多于 ${d.scale} 位：请按规定的位数四舍五入后再填，系统不代为取舍。`,
  'cell.range': (d, p) => `${cell(p)}是 ${d.text}，${d.limit}：请改为${d.wanted}。`,
  'cell.date': (d, p) => `${cell(p)}是“${d.text}”，不是日期：请写成 2026-10-31 的样子。`,
  'cell.period': (d, p) => `${cell(p)}是“${d.text}”，不是一期：请写成 ${d.example} 的样子。`,
  'cell.choice': (d, p) => `${cell(p)}是“${d.text}”，不在可选的内容里：请改为 ${d.options} 之一。`,
  'cell.flag': (d, p) => `${cell(p)}是“${d.text}”：请改为 是 或 否。`,
  'cell.too-long': (d, p) => `${cell(p)}有 ${d.length} 个字，最多 ${d.max} 个：请删短。`,
  'cell.unread': (d, p) => `${cell(p)}的“${d.text}”看不明白：请写成${d.example}。`,
  'unit.unknown': (d, p) => `${cell(p)}的“${d.text}”不在本县的单位里${d.within}：请核对名称，或改填单位代码。`,
  'unit.ambiguous': (d, p) =>
    `${cell(p)}的“${d.text}”在本县有 ${d.count} 个（${d.candidates}）：请加一列写明所属乡镇，或改填单位代码。`,
  'unit.foreign': (d, p) =>
    `${cell(p)}的代码 ${d.text} 不属于本县（本县代码以 ${d.county} 开头）：请删去这一行或改正代码。`,
  'unit.off-roster': (d, p) =>
    `${cell(p)}的“${d.text}”不在这一期的名单里：请删去这一行；确实要考评的，先把它加进名单。`,
  'unit.disagrees': (d, p) => `${cell(p)}是“${d.text}”，同一行的代码却是“${d.name}”的：请改正其中一个。`,
  'row.duplicate': (d, p) => `第 ${p.row} 行与第 ${d.first} 行重复（${d.key}）：同一个对象只能有一行，请删去其中一行。`,
  'row.hidden': (d, p) => `工作表“${p.sheet}”有 ${d.count} 行是隐藏的（第一行是第 ${d.first} 行），照样读入了。`,
  'row.period-runs': (d, p) => `第 ${p.row} 行的 ${d.period} 已经在本系统里运行，不能当作历史成绩导入：请删去这一期。`,
  'row.total': (d, p) => `第 ${p.row} 行是“${d.text}”行，没有当作数据读入。`,
  'row.refused': (d, p) => (p.row === undefined ? `${d.why}` : `第 ${p.row} 行：${d.why}`),
  'row.note': (d, p) => `第 ${p.row} 行${d.what}。`,
} satisfies Record<ProblemCode, Words>
