import { shipped } from '../src/template.ts'
import document from './mechanism.json' with { type: 'json' }

export const twoLevelAward = shipped(
  'two-level-award',
  {
    title: '镇村两级月考评与以奖代补',
    summary:
      '每月检查各村，镇村两级分别排名、异议、定榜；有实效又靠前的从年度资金池里以奖代补，名次折成年度加减分，上光荣榜、曝光台。',
    owner: 'county',
    version: 1,
    rows: ['NA-06', 'NA-07', 'NA-08', 'NA-09', 'NA-10', 'NA-12', 'NA-13', 'NA-21', 'NA-44'],
  },
  document,
)
