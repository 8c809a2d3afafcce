/** What a person picks with the system's own dialogs, where the shell has them. */
export type PickKind = 'files' | 'folder' | 'vault' | 'backup' | 'package'

/** The few functions that Electron's preload gives to the window; absent in a browser. */
export interface ShellBridge {
  readonly token: string
  /** Opaque handles of what was picked; empty where the person cancelled. */
  pick(kind: PickKind): Promise<string[]>
  /** Handles of files and folders dropped on the window. */
  grantDropped(files: File[]): Promise<string[]>
  /** Hears the ids of commands that are chosen in the system's menu. */
  onCommand(listener: (id: string) => void): void
}

declare global {
  interface Window {
    readonly libellus?: ShellBridge
  }
}

export const shell: ShellBridge | undefined = window.libellus

const TOKEN = 'libellus-token'

/** The token of this start. A browser gets it as a fragment, which is cleared before anything else reads the address. */
export const token: string = shell?.token ?? tokenOfBrowser()

function tokenOfBrowser(): string {
  const given = /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1]
  if (given !== undefined) {
    sessionStorage.setItem(TOKEN, given)
    history.replaceState(null, '', location.pathname)
  }
  return given ?? sessionStorage.getItem(TOKEN) ?? ''
}
