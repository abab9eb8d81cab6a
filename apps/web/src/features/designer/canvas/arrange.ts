import type { Mechanism } from '@jizhi/mechanism'
import ELK from 'elkjs/lib/elk-api.js'
import workerAddress from 'elkjs/lib/elk-worker.min.js?url'
import { columnsOf, setInLines } from '../../drawing-lines/index.ts'
import type { BlockView } from '../drawing/block-view.ts'
import type { Positions } from '../drawing/change.ts'
import { columnsFrom, graphOf } from './elk-graph.ts'

/** The layout library costs more than the whole page, so its worker is fetched at the first 整理. */
let elk: InstanceType<typeof ELK> | undefined

/** 整理: order by the layout library in its worker, then set in lines that fit the canvas. Without the worker, plain columns. */
export async function arrange(
  mechanism: Mechanism,
  views: ReadonlyMap<string, BlockView>,
  width: number,
  present: Positions,
): Promise<Positions> {
  try {
    elk ??= new ELK({ workerFactory: () => new Worker(workerAddress) })
    return setInLines(
      mechanism,
      columnsFrom(await elk.layout(graphOf(mechanism, views, present)), present),
      views,
      width,
      present,
    )
  } catch {
    return setInLines(mechanism, columnsOf(mechanism), views, width, present)
  }
}
