/** Why the window has come back to the start: to unlock the vault that was locked, or to restore a backup. */
export type StartIntent = 'unlock' | 'restore'

let intended: StartIntent | undefined

export function intend(next: StartIntent): void {
  intended = next
}

/** The intent, which holds until a vault is opened. */
export function takeIntent(): StartIntent | undefined {
  return intended
}
