import { Module } from '@nestjs/common'
import { AccountsStore } from './accounts.store.ts'
import { LedgerService } from './ledger.service.ts'
import { LinesStore } from './lines.store.ts'

/** Accounts and entries; knows no cycle. */
@Module({ providers: [AccountsStore, LinesStore, LedgerService], exports: [LedgerService] })
export class LedgersModule {}
