import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** Work that takes a while, as the window sees it. */
export function taskProcedures(context: Context) {
  return defineProcedures({
    'tasks.list': () => context.tasks.list(),
    'tasks.cancel': ({ id }) => context.tasks.cancel(id),
    'tasks.dismiss': ({ id }) => {
      context.tasks.dismiss(id)
      return undefined
    },
    'tasks.reveal': ({ id }) => {
      // The window names a task, never a path: it can only show what a task has made.
      const made = context.tasks.get(id)?.report?.actions.find((action) => action.kind === 'reveal')
      if (made !== undefined) context.host.revealFile(made.path)
      return undefined
    }
  })
}
