import { useState } from 'react'

/** What is being typed, until it counts; it starts over when the document changes under it (undo, another block). */
export function useDraft<T>(value: T): [T, (draft: T | ((before: T) => T)) => void] {
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setDraft(value)
  }
  return [draft, setDraft]
}
