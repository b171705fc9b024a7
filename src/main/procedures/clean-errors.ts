/** What the window may read of a failure: no secret, whoever wrote the text. */
import type { Handlers } from '../../shared/contract.ts'
import { fromWireError, toWireError } from '../../shared/errors.ts'
import { withoutSecrets } from '../jobs/run-context.ts'

/** The same procedures, with every error cleaned. @param redact removes every known secret from a text */
export function withCleanErrors(handlers: Handlers, redact: (text: string) => string): Handlers {
  const clean =
    (handler: (input: unknown) => unknown) =>
    async (input: unknown): Promise<unknown> => {
      try {
        return await handler(input)
      } catch (error) {
        throw fromWireError(withoutSecrets(toWireError(error), redact))
      }
    }
  // Names and their types stay the same, which no type can express for a loop.
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, clean(handler as (input: unknown) => unknown)])
  ) as unknown as Handlers
}
