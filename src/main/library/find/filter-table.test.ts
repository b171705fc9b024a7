import { expect, it } from 'vitest'
import { pictureFiltersSchema } from '../../../shared/domain/picture-query.ts'
import { type FilterTable, filterTable } from './filter-table.ts'

it('has a row for every filter, as the compiler requires', () => {
  const { seed: _, ...forgotten } = filterTable
  // @ts-expect-error A filter without a row would list everything.
  const incomplete: FilterTable = forgotten
  // A relative period is passed as the day on which it begins.
  const { period: __, ...asked } = pictureFiltersSchema.shape
  expect(Object.keys(filterTable).sort()).toEqual(Object.keys(asked).sort())
  expect(Object.keys(incomplete)).not.toContain('seed')
})
