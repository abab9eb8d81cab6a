/** What the sentence of a score block needs of its settings. */
interface ScoreWords {
  readonly items: readonly {
    readonly parent: string
    readonly label: string
    readonly method: string
    readonly weight: string
  }[]
  readonly combine: 'sum' | 'mean'
  readonly base: string
  readonly floor: string
  readonly cap: string
  readonly bonus: readonly unknown[]
}

/** 满分 100，按暴露垃圾、乱堆放等 10 项扣分，最低 0 分: the first half of the sentence. */
export const sayScoreItems = (config: ScoreWords): string => {
  const top = config.items.filter((one) => one.parent === '')
  if (top.length === 0) return '指标未设'
  const names = top
    .slice(0, 3)
    .map((one) => (config.combine === 'mean' || one.weight !== '1' ? `${one.label}×${one.weight}` : one.label))
    .join('、')
  const count = config.items.filter((one) => one.method !== 'group').length
  const listed = top.length > 3 || count > top.length ? `${names}等 ${count} 项` : names
  const deducting = config.items.every((one) => one.method === 'deduct' || one.method === 'group')
  const how = deducting ? '扣分' : config.combine === 'sum' ? '相加' : '按权重平均'
  const limits = [
    ...(config.base === '0' ? [] : [`从 ${config.base} 分起`]),
    `${listed}${how}`,
    ...(config.bonus.length === 0 ? [] : [`另有 ${config.bonus.length} 项加分`]),
    config.floor === '' ? '不设最低分' : `最低 ${config.floor} 分`,
    config.cap === '' ? '不设最高分' : `最高 ${config.cap} 分`,
  ]
  return limits.join('，')
}
