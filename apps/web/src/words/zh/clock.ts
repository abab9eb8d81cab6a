export const clock = {
  title: '演示时钟',
  short: '演示时钟',
  about: '这个演示县的时钟可以往前拨，到期的事会照真的一样自己发生。拨过去就拨不回来。',
  next: '下一个时点：{{when}}，{{mechanism}} {{period}}（{{stage}}）。',
  nothing: '现在没有到时自动发生的事；先开周期、送达告知，就会有。',
  push: '到下一个时点',
  pushed: '时钟已拨到下一个时点。',
  reached: '时钟已拨到：{{what}}。',
  right: '由本县管理员拨动。',
} as const
