import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Connections that have not shown the token; a browser opens about six at once. */
const STRANGERS = 64

/** Keeps room for the window: of connections that nobody has shown the token on, the oldest goes when there are too many. */
export function keepRoom(server: Server): { known(socket: Socket): void } {
  const strangers = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    if (strangers.size <= STRANGERS) return
    const [oldest] = strangers
    oldest?.destroy()
  })
  return { known: (socket) => void strangers.delete(socket) }
}
