import { expect, it } from 'vitest'
import { articles, templateList } from '../src/index.ts'

it('every template stands under one drawing of one article, and the drawings are the nineteen', () => {
  const drawings = articles.flatMap((article) => article.drawings)
  expect(drawings.map(({ number }) => number)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1))
  const named = drawings.flatMap(({ templates }) => templates.map(({ name }) => name))
  expect(named.toSorted()).toEqual(templateList.map(({ name }) => name).toSorted())
})
