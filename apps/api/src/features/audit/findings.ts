import type { EndRow, LinkRow, OddRow } from './chain.store.ts'
import { relationWords } from './relation-words.ts'

/** One thing that is not as the chain says, with the sentence that names it. */
export interface Finding {
  readonly kind: 'altered' | 'missing' | 'unrecorded' | 'act-altered' | 'acts-missing' | 'reordered' | 'tail' | 'noted'
  readonly words: string
  /** The number of the act it concerns, where one is known. */
  readonly seq: number | null
  readonly relation: string | null
  readonly key: string | null
}

const ofChain = (kind: Finding['kind'], seq: number, words: string): Finding => ({
  ...{ kind, words, seq },
  ...{ relation: null, key: null },
})

/** What a link that does not hold says: acts before it are gone, it was put elsewhere, or it was altered. */
export function linkFindings(link: LinkRow): Finding[] {
  const [seq, before] = [Number(link.seq), Number(link.before ?? 0)]
  const found: Finding[] = []
  if (seq !== before + 1) found.push(ofChain('acts-missing', seq, `第 ${before + 1} 至 ${seq - 1} 号经过不见了。`))
  if (!link.whole) found.push(ofChain('act-altered', seq, `第 ${seq} 号经过被改动过，或它记下的内容被改动过。`))
  else if (!link.joined && seq === before + 1)
    found.push(ofChain('reordered', seq, `第 ${seq} 号经过没有接在前一号后面，顺序被动过。`))
  return found
}

/** The chain must end where its head stands, and pass through what somebody noted elsewhere. */
export function endFindings(end: EndRow): Finding[] {
  const [last, head] = [Number(end.last ?? 0), Number(end.head ?? 0)]
  const found: Finding[] = []
  if (last < head) found.push(ofChain('tail', last, `链尾应为第 ${head} 号，实有只到第 ${last} 号：末尾的经过被删去。`))
  else if (last > head || (end.last_hash ?? '') !== (end.head_hash ?? ''))
    found.push(ofChain('tail', last, `链尾的记录与第 ${last} 号经过不一致。`))
  if (Number(end.orphans) > 0)
    found.push(ofChain('tail', last, `有 ${end.orphans} 次写入留下了内容，却没有对应的经过。`))
  return found
}

/** A row named in words: the table, its key, and the act that last spoke of it. */
export function rowFinding(relation: string, { key, kind, seq }: OddRow): Finding {
  const name = `${relationWords(relation)}「${key}」`
  const words = {
    altered: `${name}与第 ${seq} 号经过记下的不一致，被改动过。`,
    missing: `${name}不见了，它由第 ${seq} 号经过写下。`,
    unrecorded: seq === null ? `${name}没有任何经过写过它。` : `${name}在第 ${seq} 号经过中删去，又出现了。`,
  }[kind]
  return { kind, words, seq: seq === null ? null : Number(seq), relation, key }
}

/** A head noted on paper or in a backup must still be part of the chain. */
export function notedFinding(noted: { seq: number; hash: string }, there: string | undefined): Finding[] {
  if (there === noted.hash) return []
  const words =
    there === undefined ? `您记下的第 ${noted.seq} 号经过不在链上。` : `第 ${noted.seq} 号经过与您记下的校验码不一致。`
  return [ofChain('noted', noted.seq, words)]
}
