import { Module } from '@nestjs/common'
import { JobsService } from './jobs.service.ts'
import { OperationsController } from './operations.controller.ts'
import { OperationsService } from './operations.service.ts'
import { OperationsStore } from './operations.store.ts'

@Module({ controllers: [OperationsController], providers: [OperationsService, OperationsStore, JobsService] })
export class OperationsModule {}
