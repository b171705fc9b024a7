/** Free requests that distinguish a wrong key from a right one: each asks for something that does not exist. */
import { t } from '../../shared/messages/t.ts'
import type { ProviderDescriptor, WireReply } from './descriptor.ts'
import { isRecord, own, parseJson } from './json.ts'
import { gatewayPollingPath } from './polling.ts'

type KeyProbe = NonNullable<ProviderDescriptor['keyProbe']>
type Verdict = ReturnType<KeyProbe['verdict']>

/** No service has a job with this id. */
const noSuchJob = '00000000-0000-4000-8000-000000000000'

/**
 * The status named in the body, if it contradicts the status line; null for a web page, which says nothing about a key.
 */
function statusOf({ status, headers, body }: WireReply): number | null {
  const text = new TextDecoder().decode(body.subarray(0, 4096)).trim()
  if (text.startsWith('<') || headers['content-type']?.includes('text/html')) return null
  const value = parseJson(text)?.value
  const inBody = isRecord(value) ? own(value, 'statusCode') : undefined
  return typeof inBody === 'number' ? inBody : status
}

const verdictBy =
  (accepted: readonly number[], rejected: readonly number[]) =>
  (reply: WireReply): Verdict => {
    const status = statusOf(reply)
    if (status === null) return 'unclear'
    return rejected.includes(status) ? 'rejected' : accepted.includes(status) ? 'accepted' : 'unclear'
  }

/** Polls a made-up job at the gateway's polling endpoint. */
export function gatewayKeyProbe(endpointId: string, headers: Readonly<Record<string, string>>): KeyProbe {
  return {
    request: {
      endpointId,
      method: 'POST',
      path: gatewayPollingPath,
      headers: { ...headers },
      body: { job_set_id: noSuchJob }
    },
    verdict: verdictBy([200, 400, 404], [401, 403])
  }
}

/** Asks for the status of a made-up job. */
export function statusKeyProbe(endpointId: string, path: string): KeyProbe {
  return {
    request: { endpointId, method: 'GET', path: `${path}/status/${noSuchJob}`, headers: {} },
    verdict: verdictBy([200, 400, 404], [401, 403])
  }
}

/**
 * Asks for a picture from a model that does not exist: 404 according to the document, or 402 if the account is empty.
 */
export function unknownModelProbe(
  endpointId: string,
  path: string,
  headers: Readonly<Record<string, string>>
): KeyProbe {
  return {
    request: {
      endpointId,
      method: 'POST',
      path,
      headers: { ...headers },
      body: { model: 'palimpsest/key-test-no-such-model', prompt: t('providers.keyProbe.keyTest') }
    },
    charged: true,
    verdict: verdictBy([402, 404], [401])
  }
}
