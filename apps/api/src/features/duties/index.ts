export { DutiesModule } from './duties.module.ts'
export { handOver } from './duties.queue.ts'
