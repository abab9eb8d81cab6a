export { BooksModule } from './books.module.ts'
export { InitialChoices } from './initial-choices.service.ts'
export { balanceLines, counterLines, type InitialContent } from './initial-plan.ts'
export { InitialStanding, initialBasis, NONE } from './initial-standing.ts'
