export { BoardsModule } from './boards.module.ts'
