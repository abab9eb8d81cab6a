import { BLOCK_KINDS, blockDef, factsShape, mechanismShape } from '@jizhi/mechanism'
import { z } from 'zod'

/** A block of each built-in kind with its own settings; a kind with a dot is a plug-in's, whose settings it knows itself. */
const blockShape = () => {
  const { id, name } = mechanismShape.shape.blocks.element.shape
  const builtIn = BLOCK_KINDS.map((kind) => {
    const { name: title, schema } = blockDef(kind)
    return z.strictObject({ id, kind: z.literal(kind), name, config: schema }).meta({ title })
  })
  const plugIn = z
    .strictObject({
      id,
      kind: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/),
      name,
      config: z.record(z.string(), z.json()),
    })
    .meta({ title: '插件块' })
  return z.union([...builtIn, plugIn])
}

/** What the settings panel alone reads stays out; its help is the description. */
function plain({ jsonSchema }: { readonly jsonSchema: { [name: string]: unknown } }): void {
  if (typeof jsonSchema.help === 'string' && jsonSchema.help !== '') jsonSchema.description = jsonSchema.help
  for (const name of PANEL) delete jsonSchema[name]
}
const PANEL = ['help', 'unit', 'labels', 'ref', 'kinds', 'types', 'wants', 'scope', 'form', 'format', 'empty']

// What only code can check (a day that exists) stands in the schema as far as a pattern says it.
const published = (shape: z.ZodType, title: string, reused: 'inline' | 'ref') => ({
  ...z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused, override: plain }),
  title,
})

/** The published schemas, by the word that asks for them. */
export const schemas: { readonly [name: string]: () => object } = {
  mechanism: () => published(mechanismShape.extend({ blocks: z.array(blockShape()).max(200) }), '机制', 'inline'),
  facts: () => published(factsShape, '事实文件', 'ref'),
}
