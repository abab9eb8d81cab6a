import { faultStatus, isFaultCode, type Route } from '@jizhi/contracts'
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger'
import { type ZodType, z } from 'zod'

type ApiSchema = Exclude<
  NonNullable<Extract<Parameters<typeof ApiBody>[0], { schema?: unknown }>['schema']>,
  { $ref: string }
>

/** The OpenAPI decorators of a route, from the very schemas it is parsed with. */
export function openApiOf(route: Route): MethodDecorator[] {
  const decorators = [
    ApiTags(route.name.split('.')[0] ?? route.name),
    ApiOperation({ operationId: route.name, summary: route.summary }),
    ...fields(route.params).map(([name, schema]) => ApiParam({ name, schema, required: true })),
    ...fields(route.query).map(([name, schema, required]) => ApiQuery({ name, schema, required })),
    ...faultResponses(route),
  ]
  if (route.upload !== undefined) decorators.push(ApiConsumes('multipart/form-data'))
  if (route.body !== undefined) decorators.push(ApiBody({ schema: schemaOf(route.body, 'input') }))
  if (route.answer === 'file') decorators.push(ApiResponse({ status: 200, description: '文件' }))
  else decorators.push(ApiResponse({ status: 200, description: '成功', schema: schemaOf(route.answer, 'output') }))
  return decorators
}

function schemaOf(schema: ZodType, io: 'input' | 'output'): ApiSchema {
  // zod writes OpenAPI 3.0 schemas; swagger's own type of them is narrower than the standard
  return z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' }) as ApiSchema
}

function fields(schema: ZodType | undefined): [name: string, schema: ApiSchema, required: boolean][] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([name, field]) => {
    const type = field as ZodType // a ZodObject's shape holds zod types
    return [name, schemaOf(type, 'input'), !type.safeParse(undefined).success]
  })
}

function faultResponses(route: Route): MethodDecorator[] {
  const byStatus = new Map<number, string[]>()
  for (const code of route.faults.filter(isFaultCode))
    byStatus.set(faultStatus[code], [...(byStatus.get(faultStatus[code]) ?? []), code])
  return [...byStatus].map(([status, codes]) => ApiResponse({ status, description: codes.join(' · ') }))
}
