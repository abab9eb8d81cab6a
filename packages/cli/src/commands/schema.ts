import { misused } from '../answer.ts'
import type { Command } from '../command.ts'
import { schemas } from '../schemas.ts'

/** The JSON Schemas of what people write by hand; `docs/schema` keeps what this prints. */
export const schema: Command = {
  name: 'schema',
  usage: 'mechanism|facts',
  summary: '输出机制或事实文件的 JSON Schema。',
  options: [],
  takes: [1, 1],
  run: ([name = '']) => {
    const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined
    if (!make) throw misused(`没有“${name}”的格式，有 ${Object.keys(schemas).join('、')}。`)
    const json = make()
    return { code: 0, text: JSON.stringify(json, null, 2), json }
  },
}
