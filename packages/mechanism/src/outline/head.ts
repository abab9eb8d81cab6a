import { blockDef, blockKinds } from '../blocks/index.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import type { Block } from '../model/mechanism.ts'
import { amongOthers, split, unmarked } from './mark.ts'

/** The head of one numbered item: 3. 填报“村级检查”〔sheet〕：由考核组填写……。 */
export interface Head {
  readonly item: number
  readonly kind: string
  readonly name?: string
  readonly id?: string
}

// The longest name first: one kind's name may begin with another's.
const kindNames = (): readonly { readonly kind: string; readonly name: string }[] =>
  blockKinds()
    .map((kind) => ({ kind, name: blockDef(kind).name }))
    .sort((a, b) => b.name.length - a.name.length)
const ITEM = /^(\d{1,4})\s*[.．、]\s*(.+)$/s

export const isHead = (text: string): boolean => ITEM.test(text)

/** The part in front of the sentence. */
export function printHead(block: Block): string {
  const kind = isBlockKind(block.kind) ? blockDef(block.kind).name : `〈${encodeURIComponent(block.kind)}〉`
  const { name } = block
  const called = name === undefined ? '' : name === amongOthers(name) ? `“${name}”` : JSON.stringify(name)
  return `${kind}${called}〔${block.id}〕`
}

/** Reads the head of an item; what it says after the colon is the block's own sentence and is not read. */
export function readHead(text: string): Head | string {
  const [, number = '', rest = ''] = ITEM.exec(text) ?? []
  const foreign = /^〈([^〉]*)〉/.exec(rest)
  const known = kindNames().find((one) => rest.startsWith(one.name))
  const kind = foreign === null ? known?.kind : decoded(foreign[1] ?? '')
  if (kind === undefined) {
    return `第 ${number} 条开头要写块名，可以写：${blockKinds()
      .map((kind) => blockDef(kind).name)
      .join('、')}。`
  }
  const after = rest.slice(foreign === null ? (known?.name.length ?? 0) : foreign[0].length).trim()
  const found = /^(“[^”]*”|"(?:[^"\\]|\\.)*")?\s*(〔[^〔〕]*〕)?\s*(?:[：:].*)?$/s.exec(after)
  if (found === null) return `第 ${number} 条写成：${known?.name ?? '块名'}“名称”〔编号〕，名称和编号可以不写。`
  const [, called, marked] = found
  const name = called === undefined ? undefined : called.startsWith('“') ? called.slice(1, -1) : unmarked(called)
  const { id } = split(marked ?? '')
  return {
    item: Number(number),
    kind,
    ...(name === undefined || name === '' ? {} : { name }),
    ...(id === undefined || id === '' ? {} : { id }),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Whatever else stands there is taken as it is; no kind is called so.
    return text
  }
}
