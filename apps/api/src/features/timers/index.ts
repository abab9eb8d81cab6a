export { Awakening } from './awakening.ts'
export { Happenings } from './happenings.ts'
export { TimersModule } from './timers.module.ts'
