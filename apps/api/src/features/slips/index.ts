export { SlipsModule } from './slips.module.ts'
