import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { ReviewsController } from './reviews.controller.ts'
import { ReviewsService } from './reviews.service.ts'

@Module({
  imports: [CyclesModule],
  controllers: [ReviewsController],
  providers: [ReviewsService],
})
export class ReviewsModule {}
