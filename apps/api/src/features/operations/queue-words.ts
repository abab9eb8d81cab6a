/** Queues in words for whoever looks after the machine; one that nobody put into words shows its name. */
const WORDS: Readonly<Record<string, string>> = {
  'cycles.derive': '推算成绩与期限',
  'deliveries.send': '发送消息',
  'deliveries.read': '登记已读',
  'mechanisms.open-due': '按期开启周期',
  'people.posts-changed': '岗位变动',
  'duties.hand-over': '移交待办',
  'work-slips.remind': '提醒回复工作联系单',
}

export const queueWords = (queue: string): string => WORDS[queue] ?? queue
