export const login = {
  title: '登录',
  username: '用户名',
  password: '密码',
  submit: '登录',
  busy: '正在登录',
  show: '显示',
  hide: '隐藏',
  missing: '请填写用户名和密码。',
  otherCounty: '换一个县',
  forgotten: '忘记密码，请找本县管理员重置。',
  unknownCounty: '这里没有代码为 {{code}} 的县。',
} as const
