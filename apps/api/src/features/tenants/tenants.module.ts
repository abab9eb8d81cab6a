import { Module } from '@nestjs/common'
import { FirstAdmin } from './first-admin.ts'
import { TenantsController } from './tenants.controller.ts'
import { TenantsService } from './tenants.service.ts'
import { TenantsStore } from './tenants.store.ts'

@Module({
  controllers: [TenantsController],
  providers: [TenantsService, TenantsStore, FirstAdmin],
  exports: [TenantsService, FirstAdmin],
})
export class TenantsModule {}
