/** Two cores, and most commands keep one of them busy. */
const LANES = 2

/** Does all of it in the order given, two at a time; the answers stand in that order too. */
export async function inLanes<Answer>(deeds: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  const answers: Answer[] = []
  const waiting = deeds.entries()
  const lane = async () => {
    for (const [at, deed] of waiting) answers[at] = await deed()
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return answers
}
