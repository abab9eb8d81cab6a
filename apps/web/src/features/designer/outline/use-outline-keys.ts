import { type RefObject, useEffect } from 'react'

export interface OutlineKeys {
  readonly onAdd: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onRename: () => void
}

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }

/** ↑ ↓ from sentence to sentence, ← → from word to word, Enter into the words, / adds, Alt moves, Delete, F2. A field that is open keeps its keys. */
export function useOutlineKeys(
  page: RefObject<HTMLElement | null>,
  keys: OutlineKeys | undefined,
  onEnter: (sentence: string) => void,
): void {
  useEffect(() => {
    const own = page.current
    const entered = ({ target }: FocusEvent) => {
      const sentence = target instanceof Element && target.closest<HTMLElement>('[data-sentence]')?.dataset.sentence
      if (sentence) onEnter(sentence)
    }
    own?.addEventListener('focusin', entered)
    return () => own?.removeEventListener('focusin', entered)
  }, [page, onEnter])
  useEffect(() => {
    const own = page.current
    if (own === null) return
    const heard = (event: KeyboardEvent) => {
      const { target } = event
      if (!(target instanceof HTMLElement) || target.closest('input, select, textarea, .outline-field, .pick-list'))
        return
      if (event.ctrlKey || event.metaKey || event.defaultPrevented) return
      if (walked(own, event, target) || (keys !== undefined && done(event, target, keys))) event.preventDefault()
    }
    own.addEventListener('keydown', heard)
    return () => own.removeEventListener('keydown', heard)
  }, [page, keys])
}

const WORDS = '.outline-head, .outline-word, .outline-source, .outline-more'

function walked(page: HTMLElement, { key, altKey }: KeyboardEvent, target: HTMLElement): boolean {
  const step = STEPS[key]
  const sentence = target.closest('.outline-sentence')
  if (key === 'Enter' && target.matches('.outline-head')) {
    const word = sentence?.querySelector<HTMLElement>('.outline-word')
    word?.focus()
    return word !== null && word !== undefined
  }
  if (step === undefined || altKey) return false
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight'
  const all = [
    ...(isAcross ? (sentence ?? page) : page).querySelectorAll<HTMLElement>(isAcross ? WORDS : '.outline-head'),
  ]
  const here = isAcross ? target : sentence?.querySelector<HTMLElement>('.outline-head')
  const next = all[here === null || here === undefined ? 0 : all.indexOf(here) + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

function done({ key, altKey }: KeyboardEvent, target: HTMLElement, keys: OutlineKeys): boolean {
  const isHead = target.closest('.outline-sentence') !== null
  if (key === '/') keys.onAdd()
  else if (!isHead) return false
  else if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) keys.onMove(key === 'ArrowUp' ? -1 : 1)
  else if (key === 'Delete' && target.matches('.outline-head')) keys.onRemove()
  else if (key === 'F2') keys.onRename()
  else return false
  return true
}
