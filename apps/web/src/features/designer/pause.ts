import { nextTask } from '../../ui/next-task.ts'

// The packages of the language have been read: the page may answer before the canvas itself is.
await nextTask()
