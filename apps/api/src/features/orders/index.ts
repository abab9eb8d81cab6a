export { deadlinesNow } from './deadlines-now.ts'
export { OrdersModule } from './orders.module.ts'
export { OrdersService } from './orders.service.ts'
export { OrdersStore } from './orders.store.ts'
