/** The canvas, alone or of a county; the page of new mechanisms is another one. */
const CANVAS = /^\/(dev\/designer|[^/]+\/mechanisms\/(?!new(\/|$))[^/]+)\/?$/

/** Fetches what an address will show beside what every page starts with, instead of after it. */
export function fetchAhead(address: string): void {
  if (!CANVAS.test(address)) return
  void import('./drawing-language.ts')
  void import('./frame/session-frame.tsx')
  void import('./features/designer/index.ts')
  void import('./words/zh/drawing.ts')
}
