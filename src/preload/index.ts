import { contextBridge, ipcRenderer, webUtils } from 'electron'

/*
 * The few functions that the window has of Electron. The token comes over the bridge, since additional arguments
 * would stand on the renderer's command line, where others could read it.
 */
contextBridge.exposeInMainWorld('libellus', {
  token: ipcRenderer.sendSync('libellus:token') as string,
  /** Opaque handles of what was picked; empty where the person cancelled. */
  pick: (kind: string) => ipcRenderer.invoke('libellus:pick', kind),
  /** Handles of files and folders dropped on the window. */
  grantDropped: (files: File[]) =>
    ipcRenderer.invoke(
      'libellus:grant',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  /** Hears the ids of commands that are chosen in the menu. */
  onCommand: (listener: (id: string) => void) => {
    ipcRenderer.on('libellus:command', (_event, id: string) => listener(id))
  },
})
