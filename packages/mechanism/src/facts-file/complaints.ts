import type { z } from 'zod'
import { type FileFault, pathText } from './file-fault.ts'

/** What zod found wrong, each with its place; the words come from the map the reader was given. */
export const complaints = (error: z.ZodError, above: readonly PropertyKey[]): readonly FileFault[] =>
  error.issues.map((issue) => ({
    path: pathText([...above, ...issue.path]),
    message: issue.message.endsWith('。') ? issue.message : `${issue.message}。`,
  }))
