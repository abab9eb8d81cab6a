import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { FileDrop } from '../../ui/file-drop.tsx'
import { HeaderMapping } from '../../ui/header-mapping.tsx'
import { ImportErrors } from '../../ui/import-errors.tsx'
import { type ImportStep, ImportSteps } from '../../ui/import-steps.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { foundHeaders, sampleErrors, wantedColumns } from './samples.ts'

const steps: readonly ImportStep[] = [0, 1, 2, 3]

export function ImportSample() {
  const [step, setStep] = useState<ImportStep>(2)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({ unit: 'A' })
  const bodies = [
    <FileDrop key="file" accept=".xlsx,.csv" note="一个文件，不超过 10 MB。" onFile={() => setStep(1)} />,
    <HeaderMapping key="map" wanted={wantedColumns} found={foundHeaders} mapping={mapping} onChange={setMapping} />,
    <ImportErrors key="errors" errors={sampleErrors} onDownload={() => undefined} />,
    <StateBlock key="write" state="loading" title="正在写入 24 行" done={{ part: 9, whole: 24 }} />,
  ]
  return (
    <PageSplit>
      <PageHeader crumbs={[{ text: '青禾县（演示）', to: '/dev/ui' }, { text: '2026年10月' }]} title="导入 10 月得分" />
      <Segmented
        aria-label="看哪一步"
        value={step}
        options={steps.map((value) => ({ value, label: `第 ${value + 1} 步` }))}
        onChange={setStep}
      />
      <ImportSteps
        step={step}
        failed={step === 2}
        note="麦岭镇10月.xlsx，24 行"
        actions={
          <>
            <Button onClick={() => setStep(0)}>换一个文件</Button>
            <Button type="primary" disabled={step === 2}>
              写入 24 行
            </Button>
          </>
        }
      >
        {bodies[step]}
      </ImportSteps>
    </PageSplit>
  )
}
