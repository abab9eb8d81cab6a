import { Module } from '@nestjs/common'
import { AccountsStore } from './accounts.store.ts'
import { LedgerService } from './ledger.service.ts'
import { LinesStore } from './lines.store.ts'
import { PaymentsStore } from './payments.store.ts'

/** Accounts and entries; knows no cycle. */
@Module({
  providers: [AccountsStore, LinesStore, LedgerService, PaymentsStore],
  exports: [LedgerService, PaymentsStore],
})
export class LedgersModule {}
