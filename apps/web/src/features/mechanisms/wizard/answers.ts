import type { Json } from '@jizhi/mechanism'
import { useCallback, useEffect, useState } from 'react'

/** Where the items of a 计分 come from, when not from the drawing itself. */
export type ChosenSheet =
  | { readonly sheet: string; readonly version: number }
  /** A shipped sample: it comes into the county's library first. */
  | { readonly sample: string }

/** All that was answered so far. */
export interface Answers {
  readonly name: string
  readonly ownerUnitId: string
  readonly from: string
  readonly planNumber: string
  readonly explanation: string
  readonly values: Readonly<Record<string, Json>>
  readonly sheets: Readonly<Record<string, ChosenSheet>>
  /** By which of our mechanisms one that the drawing reads is to be stood for. */
  readonly sources: Readonly<Record<string, string>>
}

const keyOf = (county: string, start: string) => `jizhi.wizard.${county}.${start}`

function kept(key: string): Partial<Answers> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
}

/** The answers of this window; a reload loses none of them. */
export function useAnswers(county: string, start: string, first: Answers) {
  const key = keyOf(county, start)
  const [answers, setAnswers] = useState<Answers>(() => ({ ...first, ...kept(key) }))
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(answers)), [key, answers])
  const answer = useCallback((part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part })), [])
  const forget = useCallback(() => sessionStorage.removeItem(key), [key])
  return { answers, answer, forget }
}
