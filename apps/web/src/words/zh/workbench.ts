export const workbench = {
  title: '我的工作台',
  open: '您可以打开的页面',
  nothing: '现在没有要您办的事',
  nothingText: '有到期的事会出现在这里，写明为什么找您、还剩几个工作日。',
} as const
