import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** The queue, as the window sees it. */
export function jobProcedures(context: Context) {
  const jobs = () => context.opened().jobs
  return defineProcedures({
    'jobs.submit': async ({ requests }) => {
      const submitted = jobs().submit(requests)
      // They are in line, whatever the disk says: it is checked again before one is sent.
      await context
        .opened()
        .library.flushed()
        .catch(() => undefined)
      return submitted
    },
    'jobs.list': ({ limit }) => jobs().list(limit),
    'jobs.cancel': ({ id }) => jobs().cancel(id),
    'jobs.retry': ({ id, acceptCharge }) => jobs().retry(id, acceptCharge),
    'jobs.resume': ({ id }) => jobs().resume(id),
    'jobs.pauses': () => context.line.pauses(),
    'jobs.tryNow': ({ ids }) => {
      for (const id of ids) context.line.tryNow(id)
      return context.line.pauses()
    },
    'jobs.remove': async ({ id, acceptLoss }) => {
      await jobs().remove(id, acceptLoss)
      return undefined
    },
    'jobs.clearEnded': () => jobs().clearEnded(),
    'jobs.putBack': ({ ids }) => jobs().putBack(ids)
  })
}
