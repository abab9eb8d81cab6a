export const menu = {
  mechanism: '机制',
  running: '运行',
  outcome: '兑现',
  workbench: '我的工作台',
  mechanisms: '机制与画布',
  sheets: '评分表库',
  people: '机构与人员',
  desk: '运行台',
  history: '历史成绩',
  boards: '榜单',
  messages: '消息',
  settings: '设置',
} as const
