/** Lets the page stand first, for two seconds at most; where the browser does not tell when it rests, shortly. @returns what calls it off. */
export function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = window.requestIdleCallback(act, { timeout: 2000 })
    return () => window.cancelIdleCallback(asked)
  }
  const asked = setTimeout(act, 200)
  return () => clearTimeout(asked)
}
