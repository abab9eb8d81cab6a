import { Module } from '@nestjs/common'
import { CyclesModule } from '../cycles/index.ts'
import { LedgersModule } from '../ledgers/index.ts'
import { MechanismsModule } from '../mechanisms/index.ts'
import { OrdersModule } from '../orders/index.ts'
import { BookNamesReader } from './book-names.ts'
import { BooksController } from './books.controller.ts'
import { DepositOrder } from './deposit-order.ts'
import { InitialChoices } from './initial-choices.service.ts'
import { InitialChoicesStore } from './initial-choices.store.ts'
import { InitialOrder } from './initial-order.ts'
import { InitialStanding } from './initial-standing.ts'
import { PayablesService } from './payables.service.ts'
import { PoolsService } from './pools.service.ts'
import { PoolsStore } from './pools.store.ts'
import { ReachStore } from './reach.store.ts'
import { StatementStore } from './statement.store.ts'
import { StatementsService } from './statements.service.ts'
import { UnpayOrder } from './unpay-order.ts'

@Module({
  imports: [CyclesModule, LedgersModule, MechanismsModule, OrdersModule],
  controllers: [BooksController],
  providers: [
    ReachStore,
    StatementStore,
    PoolsStore,
    BookNamesReader,
    StatementsService,
    PoolsService,
    PayablesService,
    DepositOrder,
    InitialChoicesStore,
    InitialChoices,
    InitialStanding,
    InitialOrder,
    UnpayOrder,
  ],
  exports: [InitialChoices, InitialStanding],
})
export class BooksModule {}
