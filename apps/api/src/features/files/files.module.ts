import { join } from 'node:path'
import { Module } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../platform/settings.ts'
import { DiskStore } from './disk-store.ts'
import { FilesController } from './files.controller.ts'
import { FilesService } from './files.service.ts'
import { FilesStore } from './files.store.ts'
import { OBJECTS } from './object-store.ts'

const objects = {
  provide: OBJECTS,
  useFactory: ({ dataDir }: Settings) => new DiskStore(join(dataDir, 'objects')),
  inject: [SETTINGS],
}

@Module({
  controllers: [FilesController],
  providers: [FilesService, FilesStore, objects],
  exports: [FilesService],
})
export class FilesModule {}
