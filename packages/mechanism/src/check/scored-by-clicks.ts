import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** What a work app may neither force nor score (国办函〔2026〕12号): presence, tracks, clicks. */
const FORBIDDEN = [
  '轨迹',
  '定位打卡',
  '打卡次数',
  '签到次数',
  '在线时长',
  '点赞',
  '点击量',
  '阅读量',
  '转发',
  '步数',
  '登录次数',
]

/** CHECK-10: nobody is scored by clicks, check-ins or tracks, and none are asked for. */
export const checkScoredByClicks = (drawing: Drawing): Finding[] =>
  drawing.of('ask').flatMap(({ open, config }) =>
    [...config.fields, ...config.items.fields].flatMap(({ label }) => {
      const word = FORBIDDEN.find((one) => label.includes(one))
      if (word === undefined) return []
      const message = `“${open.name}”要填“${label}”：不得以${word}作为考核依据，请删去这一项，改填办成了什么。`
      return [error('scored-by-clicks', open.block.id, message)]
    }),
  )
