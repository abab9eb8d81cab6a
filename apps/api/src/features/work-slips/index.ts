export { WorkSlipsModule } from './work-slips.module.ts'
