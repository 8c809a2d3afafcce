import { setTimeout as pause } from 'node:timers/promises'
import type { App, Dialog } from 'electron'
import type { TFunction } from 'i18next'
import type { Engine } from '../../engine/bridge/client.ts'
import { tellCode } from '../sentences.ts'

const ASK_AGAIN = 500

/**
 * Ends the application with its window: running jobs finish first, and the keys are forgotten before the process ends.
 * Where the engine is gone that is said, and the window stays until the person closes it: what was typed stands there.
 */
export function endWithWindow(
  app: App,
  dialog: Pick<Dialog, 'showErrorBox'>,
  engine: Pick<Engine, 'busy' | 'close' | 'gone'>,
  t: TFunction,
): void {
  let closing = false
  let finishing: Promise<void> | undefined
  let finished = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (finished) return
    event.preventDefault()
    finishing ??= finish().then(
      () => app.quit(),
      () => app.exit(1),
    )
  })
  void engine.gone.then(() => {
    if (!closing) dialog.showErrorBox('Libellus', tellCode(t, 'ENGINE_GONE').sentence)
  })

  async function finish(): Promise<void> {
    while (await engine.busy()) await pause(ASK_AGAIN)
    closing = true
    await engine.close()
    finished = true
  }
}
