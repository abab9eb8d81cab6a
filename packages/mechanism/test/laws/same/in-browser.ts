import { type Carried, hashesOf } from './hashes.ts'

interface Asked {
  readonly engine: string
  readonly cases: readonly Carried[]
}

/** In a worker of the browser: told drawings and facts, it answers with their hashes. */
const worker = globalThis as unknown as {
  onmessage: (event: { readonly data: Asked }) => void
  postMessage: (message: unknown) => void
} // the package is typed for no browser
worker.onmessage = ({ data: { engine, cases } }) => worker.postMessage(cases.map((one) => hashesOf(engine, one)))
