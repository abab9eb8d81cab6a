export const client = {
  offline: '没有连上服务器，您填的内容还在本页。请看网络，连上后再试一次。',
  unreadable: '服务器的回答读不懂，多半正在更新。请过一分钟再试；仍不行请把代码告诉管理员。',
} as const
