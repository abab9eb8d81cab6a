export { OrderForm } from './order-form.tsx'
export { OrderPage } from './order-page.tsx'
export { OrdersTable } from './orders-table.tsx'
export { useMyOrders } from './use-my-orders.ts'
