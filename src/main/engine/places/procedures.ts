import { mkdir } from 'node:fs/promises'
import { procedures } from '../procedure.ts'
import { childPath, makeFolder, openFolder } from './places.ts'

const procedure = procedures.places

export const placeProcedures = procedure.router({
  open: procedure.open.handler(async ({ context: { places, host }, input }) => {
    if (input.place !== undefined) return openFolder(places, places.path(input.place))
    await mkdir(host.vaults, { recursive: true })
    return openFolder(places, host.vaults)
  }),
  makeFolder: procedure.makeFolder.handler(async ({ context: { places }, input }) => ({
    place: places.grant(await makeFolder(places.path(input.in), input.name)),
  })),
  name: procedure.name.handler(({ context: { places }, input }) => ({
    place: places.grant(childPath(places.path(input.in), input.name)),
  })),
})
