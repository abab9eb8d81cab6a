/** What is said over the page after an action, or asked. */
type Said =
  | { readonly is: 'done'; readonly sentence: string }
  | { readonly is: 'failed'; readonly sentence: string }
  | {
      readonly is: 'asked'
      readonly sentence: string
      readonly yes: string
      readonly no: string
      readonly then: () => void
    }

const voices: ((said: Said) => void)[] = []
let unsaid: Said[] = []

/** Gives the page a voice; what was to be said before it had one is said now. The innermost one speaks. @returns what takes it away. */
export function hear(voice: (said: Said) => void): () => void {
  voices.push(voice)
  for (const said of unsaid) voice(said)
  unsaid = []
  return () => void voices.splice(voices.indexOf(voice), 1)
}

function say(said: Said): void {
  const voice = voices.at(-1)
  if (voice) voice(said)
  else unsaid = [...unsaid, said]
}

const toast = {
  done: (sentence: string) => say({ is: 'done', sentence }),
  failed: (sentence: string) => say({ is: 'failed', sentence }),
  ask: (sentence: string, yes: string, no: string, then: () => void) => say({ is: 'asked', sentence, yes, no, then }),
}

/** Short words after an action; errors stay longer, because they tell what to do. A question waits for its answer. */
export const useToast = () => toast
