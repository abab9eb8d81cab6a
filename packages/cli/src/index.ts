export type { Answer } from './answer.ts'
export { printed } from './print.ts'
export { jizhi } from './run.ts'
