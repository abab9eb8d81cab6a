export { MechanismsModule } from './mechanisms.module.ts'
export { openDue } from './mechanisms.queue.ts'
export { type Approved, MechanismsService } from './mechanisms.service.ts'
