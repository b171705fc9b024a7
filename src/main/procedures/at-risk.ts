/** What would be lost if the app ended now. */
import { t } from '../../shared/messages/t.ts'
import { findOperation } from '../providers/registry.ts'
import type { Context } from './context.ts'

/** Enough of a prompt to recognize its job. */
const shortened = (prompt: string): string => (prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt)

/**
 * What is only in memory, after everything that any disk takes was written.
 * @returns one sentence each, for the user; empty if the app can quit
 */
export async function atRisk({ opened, heldAnswers }: Pick<Context, 'opened' | 'heldAnswers'>): Promise<string[]> {
  await heldAnswers.spill()
  const onItsWay = opened()
    .jobs.busy()
    .filter(({ state }) => state === 'sending')
    .flatMap(({ request }) => {
      const found = findOperation(request.operationId)
      // The demo charges nobody: its job is simply done again.
      return found === undefined || found.provider.demo
        ? []
        : [
            t('procedures.atRisk.onItsWay', {
              prompt: shortened(request.parameters.prompt),
              label: found.provider.label
            })
          ]
    })
  const unsafe = heldAnswers
    .all()
    .filter(({ safe }) => !safe)
    .map(({ job, folder }) =>
      t('procedures.atRisk.onlyInMemory', { prompt: shortened(job.request.parameters.prompt), folder })
    )
  return [...onItsWay, ...unsafe]
}

/**
 * What is waiting for libraries that are not open.
 * @param open id of the open one
 * @returns one sentence for each library
 */
export function waitingElsewhere(heldAnswers: Pick<Context['heldAnswers'], 'all'>, open: string): string[] {
  const counts = new Map<string, number>()
  for (const { folder, libraryId, pictures } of heldAnswers.all()) {
    if (libraryId !== open) counts.set(folder, (counts.get(folder) ?? 0) + Math.max(1, pictures.length))
  }
  return [...counts].map(([folder, count]) => t('procedures.atRisk.heldElsewhere', { count, folder }))
}

/** What this version cannot store for the user, in one sentence. */
export function waitingForNewer({ newer }: Pick<Context['heldAnswers'], 'newer'>): string[] {
  if (newer === 0) return []
  return [t('procedures.atRisk.heldByNewer', { count: newer })]
}
