import { diff as changesOf } from '@jizhi/mechanism'
import type { Command } from '../command.ts'
import { readMechanismAt } from '../files.ts'

/** What differs between two drawings, with the edits that lead from one to the other. */
export const diff: Command = {
  name: 'diff',
  usage: 'MECHANISM MECHANISM',
  summary: '两份机制差在哪里，逐条中文；有差别，退出码为 1。',
  options: [],
  takes: [2, 2],
  run: ([from = '', to = '']) => {
    const changes = changesOf(readMechanismAt(from), readMechanismAt(to))
    return {
      code: changes.length > 0 ? 1 : 0,
      text: changes.length === 0 ? '没有差别。' : changes.map(({ zh }) => `${zh}。`).join('\n'),
      json: { changes },
    }
  },
}
