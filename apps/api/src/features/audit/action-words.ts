import { routes } from '@jizhi/contracts'

/** Acts that are no route's: the platform's own, and parts of routes. */
const WORDS: Readonly<Record<string, string>> = {
  'accounts.disable': '停用账号',
  'accounts.enable': '启用账号',
  'cycles.derive': '推算周期',
  'platform.reseal': '升级后重新登记',
  'tenants.appoint': '任命首位管理员',
  'tenants.create': '开通',
  'units.found': '设立单位',
  'units.rename': '单位更名',
  'units.move': '单位划转',
}

const BY_NAME: ReadonlyMap<string, string> = new Map(routes.map((route) => [route.name, route.summary]))

/** An action in words; one that nobody put into words shows its name. */
export const actionWords = (action: string): string => BY_NAME.get(action) ?? WORDS[action] ?? action
