import {
  dismissJob,
  type Input as InputOf,
  type Reply,
  readDiagnosis,
  readOperations,
  retryJob,
} from '@jizhi/contracts'
import { Controller, StreamableFile } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { JobsService } from './jobs.service.ts'
import { OperationsService } from './operations.service.ts'

@Controller()
export class OperationsController {
  constructor(
    private readonly service: OperationsService,
    private readonly jobs: JobsService,
  ) {}

  @Contract(readOperations)
  read(@Who() actor: Actor): Promise<Reply<typeof readOperations>> {
    return this.service.read(actor)
  }

  @Contract(readDiagnosis)
  async diagnosis(@Who() actor: Actor): Promise<StreamableFile> {
    const bytes = Buffer.from(JSON.stringify(await this.service.diagnosis(actor), null, 2))
    const name = encodeURIComponent('机制诊断包.json')
    return new StreamableFile(bytes, {
      type: 'application/json',
      length: bytes.length,
      disposition: `attachment; filename*=UTF-8''${name}`,
    })
  }

  @Contract(retryJob)
  retry(@Who() actor: Actor, @Input() { params }: InputOf<typeof retryJob>): Promise<Reply<typeof retryJob>> {
    return this.jobs.retry(actor, params.job)
  }

  @Contract(dismissJob)
  dismiss(@Who() actor: Actor, @Input() input: InputOf<typeof dismissJob>): Promise<Reply<typeof dismissJob>> {
    return this.jobs.dismiss(actor, input.params.job, input.body.reason)
  }
}
