import { createDiskMeter } from '../library/statistics/disk-use.ts'
import { readStatistics } from '../library/statistics/read-statistics.ts'
import { findOperation } from '../providers/registry.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** Figures of the open library. */
export function statisticsProcedures(context: Context) {
  const measure = createDiskMeter(context.clock)
  return defineProcedures({
    'statistics.get': (span) =>
      readStatistics(context.opened().library.database, {
        ...span,
        nameOf(operationId) {
          const found = findOperation(operationId)
          return found === undefined ? null : { service: found.provider.label, model: found.operation.label }
        }
      }),
    'statistics.disk': ({ anew }) => measure(context.opened().library.info().folder, anew)
  })
}
