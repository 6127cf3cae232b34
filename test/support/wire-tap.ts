// A proxy on loopback in front of a server, which notes what clients send and can cut their connections. It changes
// no byte of what it passes on.

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface WireTap {
  /** The given URL, by way of the tap. */
  readonly url: string
  /** The types of the messages that clients sent since it was last asked, each a letter: `PBDES`, `Q`. Without goodbyes. */
  sent(): string
  /** Cuts a connection at the next message that asks the server to answer: before it, or in place of the answer. */
  cutNext(where: 'before' | 'after'): void
  close(): Promise<void>
}

export async function openWireTap(serverUrl: string): Promise<WireTap> {
  const target = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let letters = ''
  let cut: 'before' | 'after' | undefined

  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname)
    keep(client)
    keep(server)
    const read = messageReader()
    let mute = false
    client.on('data', (chunk) => {
      const types = read(chunk)
      letters += types.replace('X', '')
      if (cut !== undefined && /[SQ]/.test(types)) {
        mute = true
        if (cut === 'before') client.destroy()
        else server.write(chunk)
        cut = undefined
      } else {
        server.write(chunk)
      }
    })
    server.on('data', (chunk) => (mute ? client.destroy() : client.write(chunk)))
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('the tap has no port')

  const url = new URL(serverUrl)
  url.port = String(address.port)
  return {
    url: url.href,
    sent() {
      const since = letters
      letters = ''
      return since
    },
    cutNext(where) {
      cut = where
    },
    async close() {
      const closed = once(proxy, 'close')
      proxy.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

// Every message is a letter, its length and its body; only the first of a connection has no letter.
function messageReader(): (chunk: Buffer) => string {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    let types = ''
    for (;;) {
      const head = started ? 1 : 0
      if (rest.length < head + 4) return types
      const end = head + rest.readUInt32BE(head)
      if (rest.length < end) return types
      if (started) types += String.fromCharCode(rest.readUInt8(0))
      started = true
      rest = rest.subarray(end)
    }
  }
}
