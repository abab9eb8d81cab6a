import { Card } from '../../ui/card.tsx'
import { Delta } from '../../ui/delta.tsx'
import { DetailPage } from '../../ui/detail-page.tsx'
import { ReviewBar } from '../../ui/review-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useToast } from '../../ui/toast.ts'

export function ReviewSample() {
  const toast = useToast()
  return (
    <DetailPage
      header={{
        crumbs: [{ text: '青禾县（演示）', to: '/dev/ui' }, { text: '农村环境卫生月考评' }],
        title: '第 4 版送审',
        status: <StatusTag status="dueSoon">还剩 1 个工作日</StatusTag>,
      }}
      summary={[
        { label: '起草', value: '考核办 · 管理员' },
        { label: '送审', value: '11月5日 09:20' },
        { label: '生效', value: '下一期，2026年11月起' },
        { label: '后列名额', value: <Delta before="后 5 名" after="每类后 1 名" /> },
      ]}
      tabs={[
        {
          key: 'changes',
          label: '改动 4 处',
          children: (
            <div className="dev-grid">
              <Card title="现行第 3 版">后列为全县后 5 名。</Card>
              <Card title="草稿第 4 版">后列为每类后 1 名。</Card>
            </div>
          ),
        },
        { key: 'course', label: '经过', children: <Card>11月5日 09:20 送审。</Card> },
      ]}
    >
      <ReviewBar
        sentence="批准后从下一期起按第 4 版运行；送审人不能自己批准。"
        verdicts={[
          { key: 'return', label: '退回', kind: 'default', needsReason: true },
          { key: 'approve', label: '批准', kind: 'primary' },
        ]}
        onVerdict={(key, reason) => toast.done(key === 'approve' ? '已批准。' : `已退回：${reason}。`)}
      />
    </DetailPage>
  )
}
