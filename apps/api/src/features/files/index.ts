export { FilesModule } from './files.module.ts'
export { FilesService } from './files.service.ts'
export type { FileRow } from './files.store.ts'
