import { Module } from '@nestjs/common'
import { MechanismsModule } from '../mechanisms/index.ts'
import { CommentsController } from './comments.controller.ts'
import { CommentsService } from './comments.service.ts'
import { CommentsStore } from './comments.store.ts'

@Module({
  imports: [MechanismsModule],
  controllers: [CommentsController],
  providers: [CommentsService, CommentsStore],
})
export class CommentsModule {}
