import { expect, it } from 'vitest'
import { type ParameterTable, parameterTable } from './parameter-table.ts'
import { parametersSchema } from './parameters.ts'

it('has a row for every parameter, as the compiler requires', () => {
  const { steps: _, ...forgotten } = parameterTable
  // @ts-expect-error A parameter without a row would be sent and never shown.
  const incomplete: ParameterTable = forgotten
  expect(Object.keys(parameterTable).sort()).toEqual(Object.keys(parametersSchema.shape).sort())
  expect(Object.keys(incomplete)).not.toContain('steps')
})
