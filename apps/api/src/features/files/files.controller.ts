import { type Input as InputOf, keepFile, openFile, type Reply } from '@jizhi/contracts'
import { Controller, Header, StreamableFile } from '@nestjs/common'
import { Contract, Input, type Upload, Uploaded, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { FilesService } from './files.service.ts'

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Contract(keepFile)
  keep(
    @Who() actor: Actor,
    @Uploaded() upload: Upload,
    @Input() input: InputOf<typeof keepFile>,
  ): Promise<Reply<typeof keepFile>> {
    return this.files.keep(actor, upload, input)
  }

  /** Always a download: what people bring is never a page of ours. */
  @Contract(openFile)
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('cache-control', 'private, no-store')
  async open(@Who() actor: Actor, @Input() input: InputOf<typeof openFile>): Promise<StreamableFile> {
    const { file, bytes } = await this.files.read(actor, input.params.file)
    return new StreamableFile(bytes, {
      type: file.mime,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    })
  }
}
