import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const civilisedYearly = shipped(
  'civilised-yearly',
  {
    title: '创城年度奖惩',
    summary:
      '每年把月度、季度测评和述职合成班子年度得分，组织人事审核后记年度绩效分；分管领导的结果只供研究使用，不自动带来后果。',
    owner: 'county',
    version: 1,
    rows: ['LY-27', 'LY-36', 'LY-37'],
  },
  document,
)
