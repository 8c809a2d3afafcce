import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Settings } from '../../../shared/contract/settings.ts'
import { SHIPPED_LANGUAGE } from '../../../shared/domain/recognition.ts'

const DEFAULTS: Settings = {
  language: null,
  theme: 'system',
  operator: '',
  lockAfter: 15,
  lockOnSleep: true,
  singleKeys: true,
  recognition: 'offered',
  recognitionLanguages: [SHIPPED_LANGUAGE],
  widths: {},
}

/** Settings of this machine's user, in `settings.json`; a damaged file counts as none. */
export function createSettings(folder: string) {
  const file = path.join(folder, 'settings.json')
  let current = read()

  function read(): Settings {
    try {
      return Settings.parse({ ...DEFAULTS, ...JSON.parse(readFileSync(file, 'utf8')) })
    } catch {
      return DEFAULTS
    }
  }

  return {
    read: () => current,
    change(fields: Partial<Settings>): Settings {
      current = { ...current, ...fields }
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.part`, JSON.stringify(current, undefined, 2), { mode: 0o600 })
      renameSync(`${file}.part`, file)
      return current
    },
  }
}
