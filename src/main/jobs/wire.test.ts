import { expect, it } from 'vitest'
import { findOperation } from '../providers/registry.ts'
import { type Addresses, mayLeadHere } from './wire.ts'

const here = 'http://127.0.0.1:7000'
const there = 'https://service.example'
const found = findOperation('appypie/sdxl-lightning')
if (found === undefined) throw new Error('no such operation')
const { operation, provider } = found
const polled = operation.poll?.toRequest('set-1').endpointId ?? ''

/** Every address of the service is remote, except these. */
const addresses = (...local: string[]): Addresses => ({
  baseUrl: (endpointId) => (local.includes(endpointId) ? here : there)
})
const all = provider.endpoints.map(({ id }) => id)

it('a link may lead to this machine only if the address that answered is on it', () => {
  expect(mayLeadHere(operation, addresses(...all), `${here}/generate`, null)).toBe(true)
  // Another local address of the same service says nothing about the one that answered.
  expect(mayLeadHere(operation, addresses(polled), `${there}/generate`, null)).toBe(false)
  expect(mayLeadHere(operation, addresses(operation.endpointId), `${there}/poll`, 'set-1')).toBe(false)
})

it('after a restart, all addresses that may have answered must be local', () => {
  expect(polled).not.toBe(operation.endpointId)
  expect(mayLeadHere(operation, addresses(...all), null, 'set-1')).toBe(true)
  expect(mayLeadHere(operation, addresses(operation.endpointId), null, null)).toBe(true)
  expect(mayLeadHere(operation, addresses(operation.endpointId), null, 'set-1')).toBe(false)
  expect(mayLeadHere(operation, addresses(polled), null, 'set-1')).toBe(false)
})
