import { expect, it } from 'vitest'
import { events, procedures } from '../shared/contract.ts'
import { eventNames, procedureNames } from './names.ts'

it('the preload lets exactly the names of the contract through', () => {
  expect(Object.keys(procedureNames).sort()).toEqual(Object.keys(procedures).sort())
  expect(Object.keys(eventNames).sort()).toEqual(Object.keys(events).sort())
})
