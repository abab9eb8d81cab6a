export { CasesModule } from './cases.module.ts'
