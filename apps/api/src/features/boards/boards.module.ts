import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { BoardsController } from './boards.controller.ts'
import { BoardsService } from './boards.service.ts'
import { BoardsStore } from './boards.store.ts'
import { TakeDown } from './take-down.ts'

@Module({ imports: [CyclesModule], controllers: [BoardsController], providers: [BoardsService, BoardsStore, TakeDown] })
export class BoardsModule {}
