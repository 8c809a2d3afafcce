import type { OpenDialogOptions } from 'electron'
import type { TFunction } from 'i18next'

export const PICK_KINDS = ['files', 'folder', 'vault', 'backup', 'package'] as const
export type PickKind = (typeof PICK_KINDS)[number]

/** The system's dialog for what the window asks a person to pick. */
export function dialogOptions(t: TFunction, kind: PickKind, vaults: string): OpenDialogOptions {
  const title = t(`cli:pick.${kind}`)
  switch (kind) {
    case 'files':
      return { title, properties: ['openFile', 'multiSelections', 'dontAddToRecent'] }
    case 'folder':
      return { title, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }
    case 'vault':
      return { title, defaultPath: vaults, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }
    case 'backup':
      return {
        title,
        properties: ['openFile', 'dontAddToRecent'],
        filters: [{ name: t('cli:pick.backups'), extensions: ['libellus'] }],
      }
    case 'package':
      return {
        title,
        properties: ['openFile', 'dontAddToRecent'],
        filters: [{ name: t('cli:pick.packages'), extensions: ['zip', 'age'] }],
      }
  }
}
