export { SessionModule } from './session.module.ts'
