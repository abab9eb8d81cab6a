import { readOutline, outline as textOf } from '@jizhi/mechanism'
import { BadInput } from '../answer.ts'
import type { Command } from '../command.ts'
import { readMechanismAt, readText } from '../files.ts'

/** A mechanism as numbered Chinese text, and an edited text back into a mechanism. */
export const outline: Command = {
  name: 'outline',
  usage: 'MECHANISM [--read TEXT]',
  summary: '把机制写成一条一条的中文；--read 把改过的文字读回成机制。',
  options: ['read'],
  takes: [1, 1],
  run: ([file = ''], { read }) => {
    const mechanism = readMechanismAt(file)
    if (read === undefined) {
      const text = textOf(mechanism)
      return { code: 0, text, json: { outline: text } }
    }
    const found = readOutline(readText(read), mechanism)
    if (found.ok) return { code: 0, text: JSON.stringify(found.value, null, 2), json: found.value }
    throw new BadInput(
      read,
      found.fault.map(({ line, message }) => ({ path: `第 ${line} 行`, message })),
    )
  },
}
