import { templates as gallery, isTemplateName, templateList } from '@jizhi/templates'
import { misused } from '../answer.ts'
import type { Command } from '../command.ts'

/** The shipped mechanisms, or the document of one. */
export const templates: Command = {
  name: 'templates',
  usage: '[NAME]',
  summary: '列出随附的机制；写上名字就输出那一份。',
  options: [],
  takes: [0, 1],
  run: ([name]) => {
    if (name === undefined) {
      const list = templateList.map(({ mechanism: _mechanism, ...about }) => about)
      return {
        code: 0,
        text: list.map((one) => `${one.name}  ${one.title}\n    ${one.summary}`).join('\n'),
        json: list,
      }
    }
    if (!isTemplateName(name)) throw misused(`没有“${name}”这份机制，运行 jizhi templates 看有哪些。`)
    const { mechanism } = gallery[name]
    return { code: 0, text: JSON.stringify(mechanism, null, 2), json: mechanism }
  },
}
