import * as electron from 'electron'
import { translator } from '../../../shared/messages/translate.ts'
import type { Installation } from '../installation.ts'
import { personsLanguage } from '../language.ts'
import { tell } from '../sentences.ts'
import { runElectronShell } from './shell.ts'

/** Opens the window in Electron; what keeps it from opening is told in a dialog. */
export async function openInElectron(installation: Installation): Promise<void> {
  try {
    await runElectronShell(electron, installation)
  } catch (error) {
    electron.dialog.showErrorBox('Libellus', tell(translator(personsLanguage()), error).sentence)
    electron.app.exit(1)
  }
}
