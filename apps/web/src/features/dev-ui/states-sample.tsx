import { Button } from 'antd'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'

export const StatesSample = () => (
  <PageSplit>
    <PageHeader crumbs={[{ text: '青禾县（演示）', to: '/dev/ui' }, { text: '界面零件' }]} title="五种状态" />
    <div className="dev-states">
      <Card title="空">
        <StateBlock
          state="empty"
          title="还没有 11 月的评分"
          text="检查从 11月10日 开始，开始后这里逐村出现。"
          action={<Button>看检查安排</Button>}
        />
      </Card>
      <Card title="正在读">
        <StateBlock
          state="loading"
          title="正在算 162 行，第 3 版和第 4 版"
          text="已算 118，还要约 1 秒。"
          done={{ part: 118, whole: 162 }}
          action={<Button>取消</Button>}
        />
      </Card>
      <Card title="出错">
        <StateBlock
          state="error"
          title="没有存上第 3 行"
          text="网络中断，您填的字还在本机。再存一次；仍不行请报代码。"
          code="score.not-saved"
          action={<Button>再存一次</Button>}
        />
      </Card>
      <Card title="没有信号">
        <StateBlock
          state="offline"
          title="可以接着打"
          text="41 项只存在本机，有信号后打开本页就会上传。"
          action={<Button>看队列</Button>}
        />
      </Card>
      <Card title="没有权限">
        <StateBlock
          state="forbidden"
          title="这是县里的评分表，您可以看，不能改"
          text="要改请找考核办。"
          action={<Button>申请查看原因</Button>}
        />
      </Card>
    </div>
  </PageSplit>
)
