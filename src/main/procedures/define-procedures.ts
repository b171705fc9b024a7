import type { Handlers } from '../../shared/contract.ts'

/**
 * Some of the contract's procedures, with the contract's own types: their names are written once.
 * @returns the same object; a name that the contract does not have is a type error
 */
export function defineProcedures<P extends Partial<Handlers>>(
  handlers: P & Record<Exclude<keyof P, keyof Handlers>, never>
): Pick<Handlers, Extract<keyof P, keyof Handlers>> {
  return handlers as unknown as Pick<Handlers, Extract<keyof P, keyof Handlers>>
}
