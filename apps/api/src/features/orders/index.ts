export { type CycleKind, impossible, type Scene, type Weighed } from './cycle-kind.ts'
export { CycleOrders } from './cycle-orders.ts'
export { type Asked, type OrderChange, type OrderKind, OrderKinds, type OrderPlan } from './order-kind.ts'
export { OrdersModule } from './orders.module.ts'
