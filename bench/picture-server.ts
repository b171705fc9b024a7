/**
 * A service for the bench: answers a generation with a link, and each link with a picture that differs in what follows
 * its end.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

process.once('message', (picture) => {
  const bytes = picture as Uint8Array
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const { port } = server.address() as AddressInfo
      if (request.method === 'POST') {
        count += 1
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ imageUrl: `http://127.0.0.1:${port}/files/${count}.png` }))
      } else {
        response.setHeader('content-type', 'image/png')
        // Readers ignore what follows a PNG's end, and it makes every file different.
        response.end(Buffer.concat([bytes, Buffer.from(String(request.url))]))
      }
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
// The server ends with its bench.
process.once('disconnect', () => process.exit())
