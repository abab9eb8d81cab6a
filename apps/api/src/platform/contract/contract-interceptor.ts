import type { Route } from '@jizhi/contracts'
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  InternalServerErrorException,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { from, lastValueFrom, map, type Observable } from 'rxjs'
import type { ZodType } from 'zod'
import { Fault } from '../faults/fault.ts'
import { Repeats } from '../repeat/repeats.ts'
import { askedOf, ROUTE } from './contract.ts'
import { fieldWords } from './field-words.ts'
import { keyedAct } from './keyed-act.ts'
import { readUpload } from './upload.ts'

/** Parses what comes in and what goes out with the route's own schemas. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly repeats: Repeats,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler())
    if (route === undefined) return next.handle()
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const asked = askedOf(request)
    let body: unknown = request.body
    if (route.upload !== undefined) {
      const { upload, fields } = await readUpload(request, route.upload)
      asked.upload = upload
      body = fields
    }
    asked.input = {
      ...part('params', route.params, request.params),
      ...part('query', route.query, request.query),
      ...part('body', route.body, body),
    }
    const handled = (): Observable<unknown> => next.handle().pipe(map((answer) => outgoing(route, answer)))
    const act = keyedAct(route, request, asked)
    if (act === undefined) return handled()
    return from(this.repeats.once(act, () => lastValueFrom(handled(), { defaultValue: undefined })))
  }
}

function part(name: string, schema: ZodType | undefined, value: unknown): Record<string, unknown> {
  if (schema === undefined) return {}
  const parsed = schema.safeParse(value, { error: fieldWords })
  if (parsed.success) return { [name]: parsed.data }
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }))
  const first = issues[0]
  throw new Fault('request.invalid', {
    first: first === undefined ? name : `${first.path} ${first.message}`.trim(),
    issues,
  })
}

function outgoing(route: Route, answer: unknown): unknown {
  if (route.answer === 'file') {
    if (answer instanceof StreamableFile) return answer
    throw new InternalServerErrorException(`${route.name} promised a file`)
  }
  return route.answer.parse(answer) // a failure here is our own mistake: the filter logs it and answers 500
}
