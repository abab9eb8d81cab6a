import type { FaultCode } from '../fault.ts'

/** What each fault says to the person who met it: what is wrong, and what to do. */
export const zh = {
  'request.invalid': '填写的内容有误：{first}。请改正后重试。',
  'request.unknown': '没有找到您要的内容，它可能已被移走。请返回上一页重试。',
  'request.too-large': '文件超过 {maxMegabytes} MB，请拆分后再上传。',
  'request.no-file': '没有收到文件，请选择文件后再上传。',
  'access.signed-out': '您还没有登录，或登录已过期。请重新登录。',
  'access.denied': '您的岗位没有这项权限。需要时请联系县管理员。',
  'system.busy': '系统正忙，请稍后重试。',
  'system.unexpected': '系统出错了，内容没有保存。请重试；仍不行时请把编号 {incident} 告诉管理员。',
  'tenant.unknown': '没有找到这个县（市、区），请从入口页重新选择。',
  'tenant.already-there': '代码为 {code} 的县（市、区）已经开通，不能重复开通。',
  'tenant.no-such-division': '行政区划表中没有代码 {code}，请核对后重试。',
  'tenant.wrong-level': '{name}不是县（市、区）或地级市，不能作为根单位开通。',
  'tenant.clock-fixed': '只有演示县可以拨动时钟。',
  'session.wrong-password': '用户名或密码不正确，请重新输入。',
  'session.too-many-tries': '密码输错次数过多，请在 {minutes} 分钟后再试。',
} satisfies Record<FaultCode, string>
