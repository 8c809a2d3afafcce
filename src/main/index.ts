import { openInElectron } from './shells/electron/entry.ts'
import { installationAround } from './shells/installation.ts'

await openInElectron(installationAround(import.meta.url))
