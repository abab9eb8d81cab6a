import { UNIT_KINDS, type UnitKind } from '@jizhi/domain'

/** How lists write the kinds of units besides their names in the product. */
const WRITTEN: Readonly<Record<string, UnitKind>> = {
  县: 'county',
  县级市: 'county',
  市辖区: 'county',
  乡镇: 'township',
  镇: 'township',
  乡: 'township',
  街道: 'township',
  街道办事处: 'township',
  开发区: 'township',
  村: 'village',
  行政村: 'village',
  社区: 'village',
  居委会: 'village',
  小组: 'group',
  村民小组: 'group',
  居民小组: 'group',
  自然村: 'group',
  街: 'lane',
  巷: 'lane',
  农贸市场: 'market',
  厕所: 'toilet',
  县直部门: 'department',
  公司: 'contractor',
  承包商: 'contractor',
  党支部: 'party',
}

const LABELS: ReadonlyMap<string, UnitKind> = new Map(
  // Object.entries forgets that the keys are the kinds
  (Object.entries(UNIT_KINDS) as [UnitKind, string][]).flatMap(([kind, label]) => [
    [label, kind] as const,
    [label.replace(/（.*）/, ''), kind] as const,
  ]),
)

/** The kind a word means; undefined for a word nobody uses. */
export const kindOfWord = (word: string): UnitKind | undefined => LABELS.get(word) ?? WRITTEN[word]

/** Without a word: what stands directly below a county is a township, below a township a village. */
export const kindBelow = (above: string): UnitKind | undefined =>
  above === 'county' ? 'township' : above === 'township' ? 'village' : undefined
