export { SheetsModule } from './sheets.module.ts'
export { SheetsService } from './sheets.service.ts'
