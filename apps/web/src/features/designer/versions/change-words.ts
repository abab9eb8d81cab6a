import { diff, type Mechanism } from '@jizhi/mechanism'

/** As many as an explanation holds beside words of one's own. */
const MOST = 20

/** What a draft changes against the version before it, one numbered sentence a line; '' where nothing does. */
export function changeWords(before: Mechanism, draft: Mechanism): string {
  const sentences = diff(before, draft).map(({ zh }) => zh)
  const lines = sentences.slice(0, MOST).map((zh, at) => `${at + 1}. ${zh}。`)
  const rest = sentences.length > MOST ? [`另有 ${sentences.length - MOST} 处改动，见差异。`] : []
  return [...lines, ...rest].join('\n').slice(0, 2000)
}
