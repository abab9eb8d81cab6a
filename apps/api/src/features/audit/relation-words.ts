/** What the tables hold, as people call it. */
const WORDS: Readonly<Record<string, string>> = {
  audit: '经过',
  accounts: '账户',
  board_issues: '榜单',
  cases: '事项',
  cycles: '周期',
  deliveries: '送达',
  effects: '效果',
  facts: '事实',
  files: '附件',
  holders: '任职',
  imports: '导入',
  ledger_entries: '账目',
  mechanism_drafts: '机制草稿',
  mechanism_versions: '机制版本',
  mechanisms: '机制',
  orders: '办理单',
  persons: '人员',
  posts: '岗位',
  relations: '关系',
  sheet_versions: '评分表版本',
  sheets: '评分表',
  unit_names: '单位名称',
  unit_spans: '单位沿革',
  units: '单位',
  words: '文字说明',
}

/** A table without a word of its own shows its name. */
export const relationWords = (relation: string): string => WORDS[relation] ?? relation
