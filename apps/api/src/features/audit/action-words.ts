import { routes } from '@jizhi/contracts'

/** Acts that are no route's: the platform's own, and parts of routes. */
const WORDS: Readonly<Record<string, string>> = {
  'accounts.disable': '停用账号',
  'accounts.enable': '启用账号',
  'boards.take-down': '撤下榜单',
  'calendar.tell': '把放假通知告知各期',
  'cases.accept': '受理事项',
  'cases.claim': '领办事项',
  'cases.decline': '退单',
  'cases.dispatch': '派单',
  'cases.finish': '办结事项',
  'cases.measure': '登记事项措施',
  'cases.pause': '暂停事项',
  'cases.rate': '评议事项',
  'cases.reopen': '重开事项',
  'cases.resume': '恢复事项',
  'cases.return': '核验退回',
  'cases.verify': '核验销号',
  'cycles.derive': '推算周期',
  'deliveries.read': '登记已读',
  'deliveries.send': '发送消息',
  'demo.posts': '准备演示岗位',
  'demo.settle': '准备演示设置',
  'demo.units': '准备演示单位',
  'duties.hand-over': '移交待办',
  'duties.spread': '岗位变动后移交待办',
  'mechanisms.open-due': '按期开启周期',
  'platform.reseal': '升级后重新登记',
  'timers.awaken': '到时自动办理',
  'tenants.appoint': '任命首位管理员',
  'tenants.create': '开通',
  'units.adjust': '调整单位属性',
  'units.end': '撤销单位',
  'units.found': '设立单位',
  'units.merge': '合并单位',
  'units.split': '拆分单位',
  'units.rename': '单位更名',
  'units.move': '单位划转',
  'work-slips.remind': '提醒回复工作联系单',
}

const BY_NAME: ReadonlyMap<string, string> = new Map(routes.map((route) => [route.name, route.summary]))

/** An action in words; one that nobody put into words shows its name. */
export const actionWords = (action: string): string => BY_NAME.get(action) ?? WORDS[action] ?? action
