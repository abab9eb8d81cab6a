export { ReviewsModule } from './reviews.module.ts'
