export { CaseActsService } from './case-acts.service.ts'
export { CasesModule } from './cases.module.ts'
export { CasesService } from './cases.service.ts'
export { ReportsService } from './reports.service.ts'
