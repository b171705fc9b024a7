import type { Output } from '../../shared/contract.ts'
import type { KeyStatus } from '../../shared/domain/key.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { signRequest } from '../jobs/wire.ts'
import type { ProviderDescriptor } from '../providers/descriptor.ts'
import { providers } from '../providers/registry.ts'
import { refusalOf, withWords } from '../providers/reply-errors.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

const unreachableCodes = new Set(['offline', 'timeout', 'unsafe-url'])

function providerOf(id: string): ProviderDescriptor {
  const provider = providers.find((candidate) => candidate.id === id)
  if (provider === undefined)
    throw new AppError('invalid-input', t('procedures.keys.unknownService', { id }), {
      nextStep: t('procedures.keys.unknownServiceNext')
    })
  return provider
}

/**
 * Sends the service a free request that distinguishes a wrong key from a right one, and both from a missing network.
 */
async function testKey(
  context: Context,
  provider: ProviderDescriptor,
  signal: AbortSignal
): Promise<Output<'keys.test'>> {
  if (provider.keyProbe === null)
    return { outcome: 'accepted', message: t('procedures.keys.noKey', { label: provider.label }) }
  try {
    const request = await signRequest(provider, provider.keyProbe.request, context.addresses, context.keys)
    const reply = await context.http.send(request, {
      policy: provider.keyProbe.charged ? 'charged' : 'safe',
      retries: 0,
      signal,
      timeoutMs: 30_000,
      maxBytes: 1_048_576
    })
    const outcome = provider.keyProbe.verdict(reply)
    const host = new URL(request.url).host
    const messages = {
      accepted: t('procedures.keys.accepted', { host }),
      rejected: [
        withWords(t('procedures.keys.rejected', { host, status: reply.status }), refusalOf(reply)),
        t('procedures.keys.copyAgain')
      ].join(' '),
      unclear: t('procedures.keys.unclear', { host, status: reply.status })
    }
    return { outcome, message: context.redact(messages[outcome]) }
  } catch (error) {
    const wire = toWireError(error)
    if (wire.code === 'missing-key') throw error
    if (wire.code === 'cancelled') return { outcome: 'cancelled', message: t('procedures.keys.cancelled') }
    const outcome = unreachableCodes.has(wire.code) ? 'unreachable' : 'unclear'
    return { outcome, message: context.redact([wire.message, wire.data.nextStep].filter(Boolean).join(' ')) }
  }
}

/** Keys go in and never come out. The key store knows which ids may have one: the services' and the bucket's. */
export function keyProcedures(context: Context) {
  const { keys, host } = context
  const changed = async <T>(value: T): Promise<T> => {
    host.emit('keysChanged', await keys.status())
    context.opened().jobs.wake()
    return value
  }
  /** Key tests in progress, by service. */
  const tests = new Map<string, AbortController>()
  const cancelTest = (providerId: string): void => tests.get(providerId)?.abort()
  return defineProcedures({
    'keys.status': () => keys.status(),
    'keys.set': async ({ providerId, key, protection, passphrase }): Promise<KeyStatus> => {
      const status = await keys.set(providerId, key, protection, passphrase)
      // The service's answer about the previous key is obsolete.
      cancelTest(providerId)
      return await changed(status)
    },
    'keys.clear': async ({ providerId }) => {
      cancelTest(providerId)
      return await changed(await keys.clear(providerId))
    },
    'keys.unlock': async ({ passphrase }) => changed(await keys.unlock(passphrase)),
    'keys.test': async ({ providerId }) => {
      cancelTest(providerId)
      const test = new AbortController()
      tests.set(providerId, test)
      try {
        return await testKey(context, providerOf(providerId), test.signal)
      } finally {
        if (tests.get(providerId) === test) tests.delete(providerId)
      }
    },
    'keys.cancelTest': ({ providerId }) => {
      cancelTest(providerId)
      return undefined
    }
  })
}
