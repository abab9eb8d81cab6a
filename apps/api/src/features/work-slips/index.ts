export { WorkSlipsModule } from './work-slips.module.ts'
export { remindOfSlip } from './work-slips.queue.ts'
