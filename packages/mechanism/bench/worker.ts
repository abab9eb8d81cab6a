import { figures } from './figures.ts'

/** The same in a worker of the browser: told how many rounds, it answers with what it measured. */
const worker = globalThis as unknown as {
  onmessage: (event: { readonly data: number }) => void
  postMessage: (message: unknown) => void
} // the package is typed for no browser
worker.onmessage = ({ data }) => worker.postMessage(figures(() => performance.now(), data))
