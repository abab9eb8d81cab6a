export { MechanismsModule } from './mechanisms.module.ts'
export { openDue } from './mechanisms.queue.ts'
export { type Approved, MechanismsService, refuseSample } from './mechanisms.service.ts'
export { nameShown } from './views.ts'
