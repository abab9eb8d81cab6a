export const client = {
  offline: '没有连上服务器，您填的内容还在本页。请看网络，连上后再试一次。',
  reconnecting: '正在重新连接，页面上填写的内容不会丢失，恢复后自动继续。',
  unreadable: '服务器的回答读不懂，多半正在更新。请过一分钟再试；仍不行请把代码告诉管理员。',
} as const
