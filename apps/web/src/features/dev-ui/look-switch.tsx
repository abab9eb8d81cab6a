import { Segmented } from 'antd'
import { useAppearance } from '../../theme/appearance.ts'
import { looks } from '../../theme/tokens.ts'

/** Light, dark and high contrast, standard and large, side by side with whatever stands on the page. */
export function LookSwitch() {
  const { look, large, change } = useAppearance()
  const words = { light: '浅色', dark: '深色', highContrast: '高对比' }
  return (
    <div className="dev-row">
      <Segmented
        aria-label="外观"
        value={look}
        options={looks.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => change({ look: value })}
      />
      <Segmented
        aria-label="字号"
        value={large}
        options={[
          { value: false, label: '标准' },
          { value: true, label: '大字' },
        ]}
        onChange={(value) => change({ large: value })}
      />
    </div>
  )
}
