export const menu = {
  mechanism: '机制',
  running: '运行',
  outcome: '兑现',
  workbench: '我的工作台',
} as const
