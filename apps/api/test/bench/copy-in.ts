import type pg from 'pg'

// The parts of pg's connection that speak COPY; its declared types leave them out.
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** One `COPY … FROM STDIN` with everything in one chunk. */
export function copyIn(client: pg.Client, text: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined
    const query = {
      submit: (connection: CopyConnection) => connection.query(text),
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(rows)
        connection.endCopyFrom()
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failure = error
        reject(error)
      },
      handleReadyForQuery: () => failure === undefined && resolve(),
    }
    client.query(query as unknown as pg.Submittable) // pg calls exactly these
  })
}
