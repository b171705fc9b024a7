import { connect as connectSocket, type Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { describe, expect, it } from 'vitest'
import { closedAfter } from '../__fixtures__/closed-after.ts'
import { type LoopbackServer, startTcpServer } from './__fixtures__/loopback-server.ts'
import { manualClock } from './__fixtures__/manual-clock.ts'
import { type Gate, gatedConnector, guardedLookup, makeConnector } from './connector.ts'
import { systemClock } from './system-clock.ts'

async function tcpServer(onConnection: (socket: Socket) => void = () => undefined): Promise<LoopbackServer> {
  return closedAfter(await startTcpServer(onConnection))
}

function dial(
  connect: buildConnector.connector,
  port: number,
  hostname = '127.0.0.1',
  protocol = 'http:'
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect({ hostname, port: String(port), protocol }, (error, socket) => {
      if (error === null) resolve(socket)
      else reject(error)
    })
  })
}

const plain: buildConnector.connector = (options, callback) => {
  const socket = connectSocket(Number(options.port), options.hostname, () => callback(null, socket))
}

describe('gatedConnector', () => {
  it('opens the gate after what comes before, and not earlier', async () => {
    const server = await tcpServer()
    const gate: Gate = { open: false, closed: false }
    const seen: boolean[] = []
    const socket = await dial(
      gatedConnector(plain, gate, async () => void seen.push(gate.open)),
      server.port
    )
    expect([seen, gate.open]).toEqual([[false], true])
    socket.destroy()
  })

  it('makes one connection and no second one', async () => {
    const server = await tcpServer()
    const connect = gatedConnector(plain, { open: false, closed: false }, () => Promise.resolve())
    const socket = await dial(connect, server.port)
    await expect(dial(connect, server.port)).rejects.toThrow('one connection')
    socket.destroy()
  })

  it('keeps the gate closed if the connection breaks while the rest waits', async () => {
    const accepted = Promise.withResolvers<Socket>()
    const closed = Promise.withResolvers<void>()
    const server = await tcpServer(accepted.resolve)
    const gate: Gate = { open: false, closed: false }
    const watched: buildConnector.connector = (options, callback) =>
      plain(options, (error, socket) => {
        if (error !== null) return callback(error, null)
        socket.on('close', () => closed.resolve()).resume()
        return callback(null, socket)
      })
    const before = async (): Promise<void> => {
      const peer = await accepted.promise
      peer.resetAndDestroy()
      await closed.promise
    }
    await expect(dial(gatedConnector(watched, gate, before), server.port)).rejects.toThrow(/closed|ECONNRESET/)
    expect(gate.open).toBe(false)
  })
})

describe('makeConnector', () => {
  it.each(['127.0.0.1', '::1', '[::1]', '10.0.0.1', '::ffff:127.0.0.1'])(
    'with a rule that allows only public addresses never dials %s',
    async (host) => {
      const server = await tcpServer()
      const connect = makeConnector({ clock: systemClock, connectTimeoutMs: 1000 }, () => ({
        loopback: false,
        public: true
      }))
      await expect(dial(connect, server.port, host)).rejects.toMatchObject({ code: 'unsafe-url' })
      expect(server.connections()).toBe(0)
    }
  )

  it('gives up after the time limit, and closes late connections', async () => {
    const clock = manualClock()
    const late = Promise.withResolvers<Socket>()
    const server = await tcpServer(late.resolve)
    const answer = Promise.withResolvers<() => void>()
    const connect = makeConnector({
      clock,
      connectTimeoutMs: 500,
      lookup: (_host, options, callback) =>
        answer.resolve(() =>
          options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4)
        )
    })
    const dialled = dial(connect, server.port, 'service.test').catch((error: unknown) => error)
    const resolveName = await answer.promise
    clock.advance(500)
    expect(await dialled).toMatchObject({ code: 'UND_ERR_CONNECT_TIMEOUT' })
    const closed = Promise.withResolvers<void>()
    late.promise.then((socket) => socket.on('close', closed.resolve).resume(), closed.reject)
    resolveName()
    await closed.promise
  })
})

describe('guardedLookup', () => {
  const answer = (addresses: string[], allow: { loopback: boolean; public: boolean }): Promise<unknown> =>
    new Promise((resolve) => {
      const lookup = guardedLookup(
        (_host, _options, callback) =>
          callback(
            null,
            addresses.map((address) => ({ address, family: 4 }))
          ),
        allow
      )
      lookup('pictures.test', { all: true }, (error, found) => resolve(error ?? found))
    })
  const everywhere = { loopback: false, public: true }

  it.each([['198.18.0.42'], ['198.19.255.255']])(
    'allows %s, which a proxy catching all traffic returns for every name',
    async (address) => {
      expect(await answer([address], everywhere)).toEqual([{ address, family: 4 }])
    }
  )

  it.each([[['198.17.255.255', '10.0.0.1']], [['198.18.0.42', '192.168.1.1']], [['127.0.0.1']], [[]]])(
    'refuses %j',
    async (addresses) => {
      expect(await answer(addresses, everywhere)).toMatchObject({ code: 'unsafe-url' })
    }
  )

  it('refuses such an address if nothing public may be dialled', async () => {
    expect(await answer(['198.18.0.42'], { loopback: true, public: false })).toMatchObject({ code: 'unsafe-url' })
  })
})
