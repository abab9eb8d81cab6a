import { FactList } from '../../ui/detail-page.tsx'
import { Figure } from '../../ui/figure.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import type { SampleRow } from './samples.ts'

export const WhySample = ({ row, onClose }: { readonly row: SampleRow | null; readonly onClose: () => void }) => (
  <WhyPanel
    open={row !== null}
    onClose={onClose}
    title={`为什么是 ${row?.score ?? ''}`}
    subtitle={`${row?.unit ?? ''} · 2026年10月 · 得分 · 暂定 · 规则第 3 版`}
    headings={{ from: '村均分由 5 个抽查村得来', items: '溪口村失分 16.50，逐条', facts: '事实：露天粪缸，第 1 处' }}
    steps={{
      definition: '得分 ＝ 村均分 × 80% ＋ 镇级管理分 × 20%',
      substituted: (
        <>
          86.50 × 80% ＋ 85.00 × 20%
          <br />＝ 69.20 ＋ 17.00
        </>
      ),
      value: <Figure value={row?.score ?? ''} unit="分" size="large" />,
      from: '溪口村 83.50、上麦村 88.50、柏树村 87.00、桥头坪村 86.00、新圩村 87.50。',
      items: (
        <table>
          <tbody>
            {[
              ['露天粪缸', '2 处', '−6.00'],
              ['公共厕所脏乱', '2 处', '−2.00'],
              ['垃圾桶满溢', '4 处', '−2.00'],
            ].map(([item, count, lost]) => (
              <tr key={item}>
                <td>{item}</td>
                <td>{count}</td>
                <td>
                  <Figure value={lost ?? ''} tone="bad" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ),
      facts: (
        <FactList
          narrow
          facts={[
            { label: '记录', value: '10月21日 09:42' },
            { label: '谁记的', value: '考核二组' },
            { label: '地点', value: '村东第 14 号点位' },
          ]}
        />
      ),
      clause: '《青禾县农村环境卫生考评细则》第八条第二项：“露天粪缸、简易棚厕，每处扣 3 分，扣完为止。”',
    }}
    different="B 类第 9 名列入后列。要不列入，得分须高于 88.70，还差 2.51 分。"
  />
)
