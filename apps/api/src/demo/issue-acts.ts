import type { caseStep } from '@jizhi/contracts'
import type { z } from 'zod'
import type { DepartmentCode } from './departments.ts'

type Step = z.output<typeof caseStep>
type Who = 'admin' | 'inspector' | DepartmentCode

/** One thing somebody did with an issue, at a moment of the county's clock. */
export interface IssueAct {
  readonly at: string
  readonly who: Who
  readonly step: Step
  readonly words?: string
}

export interface Issue {
  readonly number: string
  readonly class: string
  /** Code of the village. */
  readonly place: string
  readonly found: string
  readonly at: string
  readonly acts: readonly IssueAct[]
}

const act = (at: string, who: Who, step: Step, words?: string): IssueAct => ({
  ...{ at: `2026-10-${at}:00+08:00`, who, step },
  ...(words === undefined ? {} : { words }),
})

/** Invented issues in invented villages, one for each state a case can be in. */
export const ISSUES: readonly Issue[] = [
  {
    ...{ number: '平台-1001', class: 'rubble', place: '990001001201', at: '2026-10-20T09:10:00+08:00' },
    found: '村口路边堆放装修垃圾，约两车。',
    acts: [
      act('20T10:00', 'admin', 'dispatch'),
      act('20T11:20', 'D01', 'claim'),
      act('22T16:00', 'D01', 'finish', '已清运两车，原地设提示牌。'),
      act('23T10:30', 'inspector', 'verify', '现场已清，销号。'),
    ],
  },
  {
    ...{ number: '平台-1002', class: 'rubble', place: '990001001202', at: '2026-10-20T09:30:00+08:00' },
    found: '河道旁倾倒拆房砖石，影响行洪。',
    acts: [act('20T10:05', 'admin', 'dispatch', '注意汛期安全。'), act('21T09:00', 'D01', 'claim')],
  },
  {
    ...{ number: '网格-2201', class: 'livestock', place: '990001002201', at: '2026-10-20T14:00:00+08:00' },
    found: '主干道旁散养鸡鸭。',
    acts: [
      act('20T15:00', 'admin', 'dispatch'),
      act('21T08:40', 'D03', 'claim'),
      act('22T09:00', 'D03', 'finish', '已上门劝导，设围栏。'),
      act('23T10:40', 'inspector', 'verify'),
      act('30T09:00', 'admin', 'reopen', '网格员回访，鸡鸭又散养在路边。'),
    ],
  },
  {
    ...{ number: '网格-2203', class: 'livestock', place: '990001003201', at: '2026-10-27T10:00:00+08:00' },
    found: '村委会门前有鸭群。',
    acts: [
      act('27T11:00', 'admin', 'dispatch'),
      act('27T14:00', 'D03', 'claim'),
      act('29T17:00', 'D03', 'finish', '已圈养。'),
    ],
  },
  {
    ...{ number: '平台-1011', class: 'wreck', place: '990001002202', at: '2026-10-27T10:20:00+08:00' },
    found: '停车场有两台长期停放的无牌车辆。',
    acts: [
      act('27T11:05', 'admin', 'dispatch'),
      act('28T09:00', 'D04', 'claim'),
      act('28T15:00', 'admin', 'pause', '等待车主认领公告期满。'),
    ],
  },
  {
    ...{ number: '平台-1012', class: 'rubble', place: '990001001202', at: '2026-10-28T09:00:00+08:00' },
    found: '河道旁砖石仍在，又有人倾倒。',
    acts: [],
  },
  {
    ...{ number: '平台-1013', class: 'other', place: '990001003202', at: '2026-10-28T09:20:00+08:00' },
    found: '公厕照明损坏。',
    acts: [act('28T10:00', 'admin', 'dispatch')],
  },
  {
    ...{ number: '平台-1015', class: 'industrial', place: '990001004201', at: '2026-10-29T15:00:00+08:00' },
    found: '厂区围墙外堆放废弃边角料。',
    acts: [
      act('29T16:00', 'admin', 'dispatch'),
      act('30T08:40', 'D02', 'claim'),
      act('30T15:00', 'D02', 'finish', '已要求企业清理。'),
      act('30T17:00', 'inspector', 'return', '墙根仍有残留，请清干净。'),
    ],
  },
  {
    ...{ number: '网格-2207', class: 'wreck', place: '990001001201', at: '2026-10-30T16:40:00+08:00' },
    found: '小学门口停着一台报废面包车。',
    acts: [],
  },
]
