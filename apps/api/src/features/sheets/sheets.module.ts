import { Module } from '@nestjs/common'
import { ImportsModule } from '../imports/index.ts'
import { SheetFilesService } from './sheet-files.service.ts'
import { SheetsController } from './sheets.controller.ts'
import { SheetsService } from './sheets.service.ts'
import { SheetsStore } from './sheets.store.ts'

@Module({
  imports: [ImportsModule],
  controllers: [SheetsController],
  providers: [SheetsService, SheetFilesService, SheetsStore],
  exports: [SheetsService],
})
export class SheetsModule {}
