export { FilesModule } from './files.module.ts'
export { FilesService } from './files.service.ts'
