import { createContext, useContext } from 'react'

/** The name of the form that contains the fields: the first part of their ids. */
export const FormName = createContext('form')

/** The id of an input in the surrounding form: "compose-prompt". */
export function useFieldId(name: string): string {
  return `${useContext(FormName)}-${name}`
}
