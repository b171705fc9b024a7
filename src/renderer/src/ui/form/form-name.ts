import { createContext, useContext } from 'react'

/** The name of the form that fields stand in: the first part of their ids. */
export const FormName = createContext('form')

/** The id of an input of the form around it: "compose-prompt". */
export function useFieldId(name: string): string {
  return `${useContext(FormName)}-${name}`
}
