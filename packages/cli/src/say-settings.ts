import type { SettingShape } from '@jizhi/mechanism'

const FORMS = { text: '文字', number: '数', flag: 'true 或 false', raw: 'JSON' } as const

/** Every setting on a line: its key, its words, what it can be, what it is when left out. */
export function saySettings(shape: SettingShape, depth = 1): readonly string[] {
  if (shape.form === 'list') return saySettings(shape.element, depth)
  if (shape.form === 'value') return []
  return shape.fields.flatMap(({ key, shape: inner }) => [
    `${'  '.repeat(depth)}${key}  ${[inner.meta.title, values(inner), initial(inner), inner.meta.help].filter(Boolean).join('；')}`,
    ...saySettings(inner, depth + 1),
  ])
}

function values({ form, meta, ...shape }: SettingShape): string {
  if (form === 'list') return '一行一项'
  if (meta.labels !== undefined)
    return Object.entries(meta.labels)
      .map(([value, word]) => `${value} ${word}`)
      .join('、')
  if (meta.ref !== undefined) return REFS[meta.ref]
  const unit = meta.unit === undefined || meta.unit === '' ? '' : `（${meta.unit}）`
  return 'kind' in shape ? `${FORMS[shape.kind]}${unit}` : ''
}

const REFS = {
  column: '列编号',
  expression: '表达式',
  deadline: '周期里的节点',
  role: '岗位',
  body: '岗位或部门',
  relation: '关系',
  unit: '单位',
  category: '类别',
  level: '类型',
  block: '块编号',
  item: '指标编号',
} as const

const initial = ({ form, initial: value }: SettingShape): string =>
  form !== 'value' || value === undefined ? '' : `不写为 ${JSON.stringify(value)}`
