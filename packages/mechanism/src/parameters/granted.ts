import { blockIn } from '../edit/ports.ts'
import type { Mechanism, Parameter, SettingPath } from '../model/mechanism.ts'
import { sayRange } from './bounds.ts'
import { leadsTo, ownPlace, settingsIn } from './own-place.ts'
import { settingAt } from './setting-at.ts'

/** PARAM-4: how far whoever took a mechanism over may go: set what is open, or also add to the drawing. */
export type Reach = 'values' | 'extend'

/** What may be done to one setting of a mechanism that was taken over. `partly`: to some of what stands below it, never to its rows. */
export interface Granted {
  readonly may: 'all' | 'bounded' | 'partly' | 'none'
  /** 可改 6 到 12 个; 锁定：入账前须由财政审核; empty where there is nothing to say. */
  readonly words: string
  readonly parameter?: Parameter
}

const ALL: Granted = { may: 'all', words: '' }

/** PARAM-4: one setting of the origin as who took it over finds it; blocks the origin does not have are their own. */
export function granted(origin: Mechanism, reach: Reach, block: string, path: SettingPath): Granted {
  const settings = settingsIn(blockIn(origin, block))
  if (settings === undefined) return ALL
  // a row that was added since stands in no list of the origin
  const here = ownPlace(settings, path) ?? path
  const own = (origin.parameters ?? []).flatMap((parameter) => {
    const place = parameter.block === block ? ownPlace(settings, parameter.path) : undefined
    return place === undefined ? [] : [{ parameter, place }]
  })
  const above = own.filter(({ place }) => leadsTo(place, here))
  const locked = above.find(({ parameter }) => parameter.mode === 'locked')
  if (locked) return { may: 'none', words: lockedWords(locked.parameter), parameter: locked.parameter }
  const below = own.filter(({ place }) => place.length > here.length && leadsTo(here, place))
  const open = above.find(({ parameter }) => parameter.mode !== 'locked')
  if (open) return boundedBy(origin, open.parameter)
  if (reach === 'extend') return below.length === 0 ? ALL : { may: 'partly', words: '其中有锁定的项。' }
  return below.some(({ parameter }) => parameter.mode !== 'locked')
    ? { may: 'partly', words: '只能改其中下放的项。' }
    : { may: 'none', words: '上级没有下放这一项。' }
}

function boundedBy(origin: Mechanism, parameter: Parameter): Granted {
  const shape = settingAt(origin, parameter)?.shape
  const range = parameter.mode === 'range' && shape ? sayRange(parameter, shape.meta) : ''
  return range === '' ? { ...ALL, parameter } : { may: 'bounded', words: `可改，须${range}。`, parameter }
}

/** 锁定：入账前须由财政审核。 */
const lockedWords = ({ note }: Parameter): string =>
  note === undefined || note === '' ? '上级锁定。' : `锁定：${note}`
