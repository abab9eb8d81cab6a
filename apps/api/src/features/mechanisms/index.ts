export { MechanismsModule } from './mechanisms.module.ts'
export { MechanismsService } from './mechanisms.service.ts'
