import type { PowerMonitor } from 'electron'
import type { Engine } from '../../engine/bridge/client.ts'

/** Tells the engine that nobody can be at the window. One that is gone has forgotten its keys. */
export function tellOfSleep(powerMonitor: PowerMonitor, engine: Pick<Engine, 'sleep'>): void {
  const sleep = () => void engine.sleep().catch(() => undefined)
  powerMonitor.on('suspend', sleep)
  powerMonitor.on('lock-screen', sleep)
}
