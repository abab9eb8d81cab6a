import type { TemplateName } from './index.ts'

/** Whom a template assesses or serves, for finding it in the gallery. */
export type Whom = 'townships' | 'villages' | 'departments' | 'people' | 'contractors' | 'matters'

/** One mechanism that an article names, and the templates that draw it. */
interface ArticleDrawing {
  /** Number of the drawing among the nineteen. */
  readonly number: number
  /** What the article calls it. */
  readonly title: string
  readonly templates: readonly { readonly name: TemplateName; readonly whom: Whom }[]
}

/** A published article that templates are modelled on. */
export interface Article {
  readonly id: 'nanan' | 'longyan' | 'gaoming' | 'yongkang' | 'fuqing'
  readonly place: string
  readonly title: string
  /** Where and when it was published; empty where the copy at hand says neither. */
  readonly published: string
  readonly drawings: readonly ArticleDrawing[]
}

const of = (whom: Whom, ...names: TemplateName[]) => names.map((name) => ({ name, whom }))

/** The five articles in the order of the gallery. */
export const articles: readonly Article[] = [
  {
    id: 'nanan',
    place: '福建南安',
    title: '南安：推行“六机制”提升城乡人居环境水平',
    published: '',
    drawings: [
      {
        number: 1,
        title: '绩效推动、以奖代补',
        templates: [
          ...of('townships', 'county-monthly-assessment', 'two-level-award'),
          ...of('villages', 'village-monthly-award'),
        ],
      },
      {
        number: 2,
        title: '后进惩戒',
        templates: [...of('townships', 'laggard-ladder'), ...of('departments', 'department-ladder')],
      },
      { number: 3, title: '月会商', templates: of('matters', 'monthly-consultation') },
      { number: 4, title: '季点评', templates: of('townships', 'quarterly-review') },
      {
        number: 5,
        title: '行业共管',
        templates: [...of('matters', 'industry-issues'), ...of('departments', 'industry-monthly')],
      },
      { number: 6, title: '项目管理', templates: of('contractors', 'contractor-levels', 'contractor-monthly') },
    ],
  },
  {
    id: 'longyan',
    place: '福建龙岩',
    title: '龙岩：以机制推进落实 用成果实现利民',
    published: '省委文明办，2018年7月19日',
    drawings: [
      { number: 7, title: '测评体系与一月一点评', templates: of('departments', 'civilised-assessment') },
      { number: 8, title: '街长、巷长负责制', templates: of('townships', 'street-chiefs-yearly') },
      { number: 9, title: '奖惩办法', templates: of('departments', 'civilised-yearly') },
      { number: 10, title: 'e龙岩', templates: of('matters', 'citizen-reports', 'citizen-replies') },
    ],
  },
  {
    id: 'gaoming',
    place: '广东佛山高明',
    title: '高明出台农村人居环境整治工作方案 年底完成整治',
    published: '佛山日报，2019年7月15日',
    drawings: [
      { number: 11, title: '强化考核、督办约谈', templates: of('villages', 'group-monthly-assessment') },
      { number: 12, title: '领导挂钩，每周半天', templates: of('people', 'weekly-visit') },
      { number: 13, title: '月度完成计划', templates: of('villages', 'group-monthly-plan') },
    ],
  },
  {
    id: 'yongkang',
    place: '浙江永康',
    title: '县属乡用 责任落实 沟通衔接更加顺畅 我市一体化考核激发干部干事热情',
    published: '',
    drawings: [
      { number: 14, title: '季度一体化考核', templates: of('people', 'quarterly-integrated-appraisal') },
      { number: 15, title: '年度一体化考核', templates: of('people', 'yearly-integrated-appraisal') },
    ],
  },
  {
    id: 'fuqing',
    place: '福建福清',
    title: '福清：“智慧党建”赋能提效 基层党建“触网蝶变”',
    published: '',
    drawings: [
      {
        number: 16,
        title: '派单—领办—兑现—评议',
        templates: [...of('matters', 'dispatch-claim'), ...of('townships', 'dispatch-monthly')],
      },
      { number: 17, title: '组织生活体检', templates: of('matters', 'organisation-checkup') },
      { number: 18, title: '到期提醒', templates: of('matters', 'expiry-reminder') },
      { number: 19, title: '奖补资金公开', templates: of('matters', 'grant-disclosure') },
    ],
  },
]
