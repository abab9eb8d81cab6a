/** A failure the reader can act on: its message is one Chinese sentence and is shown without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** Ends the process after a failure: a sentence for a refusal, the stack for a mistake of ours. */
export function endWith(error: unknown): never {
  console.error(error instanceof Refusal ? `\n${error.message}` : error)
  process.exit(1)
}
