export const entry = {
  title: '进入哪个县（市、区）',
  none: '这台服务器上还没有县。请平台管理员先开通一个。',
  byCode: '也可以输入区划代码',
  code: '六位区划代码',
  go: '进入',
  badCode: '区划代码是六位数字。',
} as const
