import type { Group, JsonObject, Mechanism, Parameter, PortRef, Rounding, Wire } from '../model/mechanism.ts'
import { ROUNDING_WORDS, roundingOf } from '../model/rounding-words.ts'
import { type Head, isHead, readHead } from './head.ts'
import { split, unmarked } from './mark.ts'
import { sectionOf } from './numerals.ts'
import { PARAMETER_FIELDS, parameterOf } from './parameter-rows.ts'
import { type Item, readItem } from './read-block.ts'
import { type Reading, readRow } from './read-settings.ts'
import { type Line, type OutlineFault, treeOf } from './text-tree.ts'

/** The text in its parts, before anything is looked up. */
export interface Page {
  readonly head: Pick<Mechanism, 'id' | 'name' | 'rounding'>
  readonly items: readonly Item[]
  readonly groups: readonly Group[]
  readonly parameters: readonly Parameter[]
  readonly lost: { readonly wires: readonly Wire[]; readonly ends: readonly PortRef[] }
  readonly faults: readonly OutlineFault[]
}

const DEFAULT: Rounding = { mode: 'at-end', rule: 'half-up' }
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/

export function readPage(text: string, base: Mechanism | undefined, fresh: FreshId): Page {
  const [title, ...lines] = treeOf(text)
  const faults: OutlineFault[] = []
  const say = (line: number, message: string): void => void faults.push({ line, message })
  const { words = '', id = base?.id ?? 'mechanism' } = title === undefined ? {} : split(title.text)
  const name = unmarked(words)
  if (title === undefined || name === undefined || name === '' || isHead(title.text)) {
    say(title?.number ?? 1, '第一行写机制的名称。')
  }
  let rounding = base?.rounding ?? DEFAULT
  const heads: { readonly head: Head; readonly line: Line; readonly section: number }[] = []
  const sections: { readonly id?: string; readonly title: string; readonly line: number }[] = []
  let rows: readonly Line[] = []
  let lost: readonly Line[] = []
  for (const line of lines) {
    const section = sectionOf(line.text)
    if (isHead(line.text)) {
      const head = readHead(line.text)
      if (typeof head === 'string') say(line.number, head)
      else heads.push({ head, line, section: sections.length - 1 })
    } else if (section !== undefined) {
      const { words: called, id: known } = split(section)
      sections.push({
        title: unmarked(called) ?? called,
        line: line.number,
        ...(known === undefined ? {} : { id: known }),
      })
    } else if (/^参数[：:]?$/.test(line.text)) rows = line.below
    else if (/^图外[：:]?$/.test(line.text)) lost = line.below
    else if (/^舍入\s*[：:]/.test(line.text)) {
      const read = roundingOf(line.text.replace(/^舍入\s*[：:]\s*/, ''))
      if (read === undefined) say(line.number, `舍入只能写：${ROUNDING_WORDS.join('、')}。`)
      else rounding = read
    } else say(line.number, `读不懂“${line.text.slice(0, 20)}”，每一条用数字开头，它的设置缩进写在下面。`)
  }
  const items = itemsOf(
    heads,
    (base?.blocks ?? []).map((block) => block.id),
    fresh,
    say,
  )
  return {
    head: { id, name: name ?? words, rounding },
    items: items.map((one) => one.item),
    groups: groupsOf(sections, items, say),
    parameters: rows.flatMap((line) => readParameter(line, say)),
    lost: readLost(lost, say),
    faults,
  }
}

/** Gives a new block its id; none of those taken. */
export type FreshId = (kind: string, taken: ReadonlySet<string>) => string

/** rank, rank_2, rank_3 … */
export const nextId: FreshId = (kind, taken) => {
  let id = kind
  for (let at = 2; taken.has(id); at += 1) id = `${kind}_${at}`
  return id
}

type Say = (line: number, message: string) => void
interface Placed {
  readonly item: Item
  readonly section: number
}

/** OUT-5: an item somebody added gets an id of its own; numbers and ids stand once. */
function itemsOf(
  heads: readonly { head: Head; line: Line; section: number }[],
  known: readonly string[],
  fresh: FreshId,
  say: Say,
): Placed[] {
  const taken = new Set([...known, ...heads.flatMap(({ head }) => head.id ?? [])])
  const seen = new Set<string | number>()
  return heads.map(({ head, line, section }) => {
    const id = head.id ?? fresh(head.kind, taken)
    taken.add(id)
    if (seen.has(head.item)) say(line.number, `第 ${head.item} 条写了两次，请改一个编号。`)
    if (seen.has(id)) say(line.number, `〔${id}〕用了两次，请删去其中一个，系统会另给编号。`)
    if (!ID.test(id)) say(line.number, `〔${id}〕不能作编号，只含字母、数字、下划线和短横。`)
    seen.add(head.item).add(id)
    return { item: readItem(head, id, line), section }
  })
}

function groupsOf(
  sections: readonly { readonly id?: string; readonly title: string; readonly line: number }[],
  items: readonly Placed[],
  say: Say,
): Group[] {
  const taken = new Set(sections.flatMap((one) => one.id ?? []))
  const seen = new Set<string>()
  return sections.flatMap(({ id, title, line }, at): Group[] => {
    let own = id ?? 'group'
    for (let next = 2; id === undefined && taken.has(own); next += 1) own = `group_${next}`
    taken.add(own)
    if (seen.has(own)) say(line, `〔${own}〕用了两次，请删去其中一个。`)
    seen.add(own)
    if (!ID.test(own)) say(line, `〔${own}〕不能作编号，只含字母、数字、下划线和短横。`)
    const blocks = items.filter((one) => one.section === at).map((one) => one.item.block.id)
    return blocks.length === 0 ? [] : [{ id: own, title, blocks }]
  })
}

function readParameter(line: Line, say: Say): Parameter[] {
  const reading: Reading = { faults: [], waiting: [], lines: new Map() }
  const read = parameterOf(readRow(PARAMETER_FIELDS, line, [], reading))
  for (const fault of reading.faults) say(fault.line, fault.message)
  if (typeof read !== 'string') return [read]
  say(line.number, read)
  return []
}

function readLost(lines: readonly Line[], say: Say): { wires: Wire[]; ends: PortRef[] } {
  const [wires, ends]: [Wire[], PortRef[]] = [[], []]
  for (const line of lines) {
    try {
      const read = JSON.parse(line.text.replace(/^-\s*/, '')) as JsonObject
      if ('from' in read)
        // Written by `outline` only; a hand that changed it is found out by the shape of the document.
        wires.push(read as unknown as Wire)
      // the same
      else ends.push(read as unknown as PortRef)
    } catch {
      say(line.number, '图外的线照原样保留，或整行删去。')
    }
  }
  return { wires, ends }
}
