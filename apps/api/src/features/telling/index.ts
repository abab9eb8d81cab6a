export { TellingModule } from './telling.module.ts'
