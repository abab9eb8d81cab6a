import { backtest as compare } from '@jizhi/mechanism'
import type { Command } from '../command.ts'
import { readMechanismAt } from '../files.ts'
import { playedAt } from '../played.ts'

/** A draft against the published drawing over cycles that are past. */
export const backtest: Command = {
  name: 'backtest',
  usage: 'DRAFT PUBLISHED FACTS…',
  summary: '用以前各期的事实比较草案与现行机制：谁上榜、谁得奖、差多少。',
  options: [],
  takes: [3, 62],
  run: ([draftFile = '', publishedFile = '', ...files]) => {
    const draft = readMechanismAt(draftFile)
    const published = readMechanismAt(publishedFile)
    const past = files.flatMap((file) =>
      playedAt(published, file).cycles.filter((cycle) => cycle.mechanism === published),
    )
    const found = compare(draft, published, past)
    const notRun = found.notRun.map(({ period, blocks }) => `${period}：只有总分，没有运行 ${blocks.join('、')}。`)
    return { code: 0, text: [...found.sentences, ...notRun].join('\n'), json: found }
  },
}
