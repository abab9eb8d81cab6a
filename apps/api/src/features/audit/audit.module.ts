import { Module } from '@nestjs/common'
import { AuditController } from './audit.controller.ts'
import { AuditStore } from './audit.store.ts'
import { ChainStore } from './chain.store.ts'
import { VerifyChain } from './verify-chain.ts'

@Module({
  controllers: [AuditController],
  providers: [AuditStore, ChainStore, VerifyChain],
  exports: [VerifyChain],
})
export class AuditModule {}
