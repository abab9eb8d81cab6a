export { CalendarModule } from './calendar.module.ts'
export { tellNotice } from './calendar.queue.ts'
