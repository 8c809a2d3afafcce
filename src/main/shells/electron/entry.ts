import * as electron from 'electron'
import type { Installation } from '../installation.ts'
import { runElectronShell } from './shell.ts'

/** Opens the window in Electron. */
export function openInElectron(installation: Installation): Promise<void> {
  return runElectronShell(electron, installation)
}
