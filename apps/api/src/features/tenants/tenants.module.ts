import { Module } from '@nestjs/common'
import { TenantsController } from './tenants.controller.ts'
import { TenantsService } from './tenants.service.ts'
import { TenantsStore } from './tenants.store.ts'

@Module({ controllers: [TenantsController], providers: [TenantsService, TenantsStore], exports: [TenantsService] })
export class TenantsModule {}
