import { createHttpClient } from '../../http/create-http-client.ts'
import type { HttpClient } from '../../http/http-client.ts'
import { systemClock } from '../../http/system-clock.ts'
import type { HostRequest, Send } from '../send.ts'

/** The app's own client as passed to an image host, with a record of what was sent. */
export interface Sending {
  send: Send
  requests: HostRequest[]
  client: HttpClient
}

/** All names lead to 127.0.0.1, so that a bucket can be in the host name. Waits between tries last 0 ms. */
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
