import type { TellConfig } from '../tell.ts'
import { ROLE_NAMES } from './who.ts'

/** Boards hang for everybody; what is sent has copies, and may ask for a receipt. */
const BOARDS: ReadonlySet<TellConfig['channel']> = new Set(['honour', 'red-black', 'exposure', 'board'])

export const isSent = ({ channel }: TellConfig): boolean => !BOARDS.has(channel)

/** 抄送主要领导，要回执， */
export const saySending = (config: TellConfig): string => {
  if (!isSent(config)) return ''
  const cc = config.cc.length === 0 ? '不抄送' : `抄送${config.cc.map((role) => ROLE_NAMES[role] ?? role).join('、')}`
  return `${cc}，${config.receipt ? '要回执' : '不要回执'}，`
}
