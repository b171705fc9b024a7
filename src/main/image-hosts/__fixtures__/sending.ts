import { createHttpClient } from '../../http/create-http-client.ts'
import type { HttpClient } from '../../http/http-client.ts'
import { systemClock } from '../../http/system-clock.ts'
import type { HostRequest, Send } from '../send.ts'

/** The app's own client as an image host is given it, with what went through it. */
export interface Sending {
  send: Send
  requests: HostRequest[]
  client: HttpClient
}

/**
 * Names of any kind lead to 127.0.0.1, so that a bucket can stand in the host name. Waits between tries are 0 ms long.
 */
export function sendHere(): Sending {
  const requests: HostRequest[] = []
  const client = createHttpClient({
    clock: systemClock,
    random: () => 0,
    lookup: (_name, options, callback) =>
      options.all === true ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4)
  })
  return {
    client,
    requests,
    send: (request, options) => {
      requests.push(request)
      return client.send(request, { ...options, policy: 'safe' })
    }
  }
}
