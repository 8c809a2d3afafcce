import { openInElectron } from './shells/electron/entry.ts'
import { installationAround } from './shells/installation.ts'

// Not awaited: Electron becomes ready only after this module has been evaluated.
void openInElectron(installationAround(import.meta.url))
