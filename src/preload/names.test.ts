import { expect, it } from 'vitest'
import { events, procedures } from '../shared/contract.ts'
import { eventNames, procedureNames } from './names.ts'

it('the preload allows exactly the names of the contract', () => {
  expect(Object.keys(procedureNames).sort()).toEqual(Object.keys(procedures).sort())
  expect(Object.keys(eventNames).sort()).toEqual(Object.keys(events).sort())
})
