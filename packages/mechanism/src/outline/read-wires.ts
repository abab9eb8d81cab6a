import { openBlock } from '../blocks/open-block.ts'
import type { PortSpec } from '../model/block-def.ts'
import type { Block, PortRef, Wire } from '../model/mechanism.ts'
import { parted } from './mark.ts'
import type { Item } from './read-block.ts'
import type { OutlineFault } from './text-tree.ts'

const WIRE =
  /^接在\s*(\d{1,4}|〔[^〔〕]+〕|“[^”]+”)\s*(?:的\s*(“[^”]+”|〔[^〔〕]+〕))?\s*之后\s*(?:[，,]\s*进\s*(“[^”]+”|〔[^〔〕]+〕))?$/
const inside = (text: string): string => text.slice(1, -1)

interface Sides {
  readonly name: string
  readonly inputs: readonly PortSpec[]
  readonly outputs: readonly PortSpec[]
}

/** Wires and ends out of the lines 接在 3 的“前列”之后 and 到此为止：“其余”. */
export class PortReader {
  readonly faults: OutlineFault[] = []
  readonly #items: readonly Item[]
  readonly #sides = new Map<string, Sides>()

  constructor(items: readonly Item[]) {
    this.#items = items
    for (const { block } of items) {
      const opened = openBlock(block)
      if (opened.ok) this.#sides.set(block.id, opened.value)
    }
  }

  wires(item: Item): Wire[] {
    return item.wires.flatMap(({ text, number }): Wire[] => {
      const found = WIRE.exec(text)
      if (found === null)
        return this.#refuse(number, `“${text}”写得不对，写成：接在 3 的“前列”之后，3 是那一条的编号。`)
      const [, source = '', out, into] = found
      const from = this.#block(source)
      if (typeof from !== 'string') return this.#refuse(number, from.message)
      const leaving = this.#port(from, 'outputs', out, number)
      const entering = this.#port(item.block.id, 'inputs', into, number)
      return leaving === undefined || entering === undefined
        ? []
        : [{ from: { block: from, port: leaving }, to: { block: item.block.id, port: entering } }]
    })
  }

  ends(item: Item): PortRef[] {
    return item.ends.flatMap(({ text, number }) => {
      const list = text.replace(/^到此为止\s*[：:]?\s*/, '')
      const ports = list === '' ? [undefined] : parted(list, '、')
      return ports.flatMap((words): PortRef[] => {
        if (words !== undefined && !/^(“[^”]+”|〔[^〔〕]+〕)$/.test(words)) {
          return this.#refuse(number, `“${words}”写得不对，写成：到此为止：“其余”。`)
        }
        const port = this.#port(item.block.id, 'outputs', words, number)
        return port === undefined ? [] : [{ block: item.block.id, port }]
      })
    })
  }

  #refuse(line: number, message: string): [] {
    this.faults.push({ line, message })
    return []
  }

  /** A number of the text, an id in 〔〕, or a name that only one block has. */
  #block(source: string): string | { readonly message: string } {
    if (source.startsWith('〔')) return inside(source)
    const isNamed = source.startsWith('“')
    const found = this.#items.filter(({ head, block }) =>
      isNamed ? this.#name(block) === inside(source) : head.item === Number(source),
    )
    if (found.length === 1 && found[0] !== undefined) return found[0].block.id
    if (found.length > 1) return { message: `叫${source}的不止一条，请写编号。` }
    return { message: isNamed ? `没有叫${source}的块，请写前面有的。` : `没有第 ${source} 条，请写前面有的编号。` }
  }

  #name(block: Block): string {
    return this.#sides.get(block.id)?.name ?? block.name ?? ''
  }

  #port(id: string, side: 'inputs' | 'outputs', words: string | undefined, line: number): string | undefined {
    if (words?.startsWith('〔') === true) return inside(words)
    const sides = this.#sides.get(id)
    // What is wrong with that block is said at its own lines.
    if (sides === undefined) return undefined
    const ports = sides[side]
    const found = words === undefined ? ports : ports.filter((one) => one.label === inside(words))
    if (found.length === 1 && found[0] !== undefined) return found[0].id
    const all = ports.map((one) => `“${one.label}”`).join('、')
    const what = side === 'outputs' ? '出口' : '入口'
    const problem = words === undefined ? `有几个${what}，请写明哪一个` : `没有${words}这个${what}`
    this.faults.push({ line, message: `${sides.name}${problem}${all === '' ? '' : `，可以写：${all}`}。` })
    return undefined
  }
}
