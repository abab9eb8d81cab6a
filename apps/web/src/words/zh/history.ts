export const history = {
  import: '导入历史成绩',
  none: '还没有正式成绩',
  noneText: '各期定榜后自动列在这里；以前各月的成绩可以整批导入，写明来源。',
  result: '正式结果',
  rows: '单位',
  origin: '从哪里来',
  frozen: '本系统定榜',
  imported: '导入',
  importedFrom: '导入：{{source}}',
  revision: '次数',
  at: '记下时间',
} as const
