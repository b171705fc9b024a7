/** What would be lost if the app ended now. */
import { findOperation } from '../providers/registry.ts'
import type { Context } from './context.ts'

/** As much of a prompt as finds its job again. */
const shortened = (prompt: string): string => (prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt)

/**
 * What is in memory alone, after everything was written down that any disk takes.
 * @returns a sentence each, for the user; empty when the app can end
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
            `“${shortened(request.parameters.prompt)}” is on its way to ${found.provider.label}: ` +
              'it may be charged, and its picture would not arrive.'
          ]
    })
  const unsafe = heldAnswers
    .all()
    .filter(({ safe }) => !safe)
    .map(
      ({ job, folder }) =>
        `The picture of “${shortened(job.request.parameters.prompt)}” is only in memory: ` +
        `neither ${folder} nor the app's own folder can be written.`
    )
  return [...onItsWay, ...unsafe]
}

/**
 * What waits for libraries that are not open.
 * @param open id of the one that is
 * @returns a sentence for each library
 */
export function waitingElsewhere(heldAnswers: Pick<Context['heldAnswers'], 'all'>, open: string): string[] {
  const counts = new Map<string, number>()
  for (const { folder, libraryId, pictures } of heldAnswers.all()) {
    if (libraryId !== open) counts.set(folder, (counts.get(folder) ?? 0) + Math.max(1, pictures.length))
  }
  return [...counts].map(([folder, count]) =>
    count === 1
      ? `A picture of the library in ${folder} is kept here until that library is opened again; it will be stored then.`
      : `${count} pictures of the library in ${folder} are kept here until that library is opened ` +
        'again; they will be stored then.'
  )
}

/** What this version cannot store for the user, in a sentence. */
export function waitingForNewer({ newer }: Pick<Context['heldAnswers'], 'newer'>): string[] {
  if (newer === 0) return []
  return [
    newer === 1
      ? 'A picture was kept here by a newer Palimpsest, and only that can store it in its library. ' +
        'It is left as it is: open the newer version once.'
      : `${newer} pictures were kept here by a newer Palimpsest, and only that can store them in their libraries. ` +
        'They are left as they are: open the newer version once.'
  ]
}
