/** A file to send, with its path inside the folder it was chosen with (`/` between folders). */
export interface PickedFile {
  readonly path: string
  readonly file: File
}

/** Files chosen with an `<input>`; a folder's keep their paths. */
export function chosenFiles(files: Iterable<File>): PickedFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

/** Whether a drag carries files, and not text or a part of the window itself. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && [...transfer.types].includes('Files')
}

/** Every file of a drop, folders walked to their end. The entries must be taken before the event is over. */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const dropped = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found = await Promise.all(
    dropped.map(({ entry, file }) => (entry ? filesOf(entry) : file ? [{ path: file.name, file }] : [])),
  )
  return found.flat()
}

async function filesOf(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  const found: PickedFile[] = []
  for await (const child of childrenOf(entry as FileSystemDirectoryEntry)) found.push(...(await filesOf(child)))
  return found
}

/** A folder's reader hands out its entries in parts, and an empty part at the end. */
async function* childrenOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader()
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (part.length === 0) return
    yield* part
  }
}

/** Asks for files, or for a folder, with the browser's own chooser. Empty where the person cancels. */
export function askForFiles(kind: 'files' | 'folder'): Promise<PickedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = kind === 'folder'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(chosenFiles(input.files ?? [])))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
