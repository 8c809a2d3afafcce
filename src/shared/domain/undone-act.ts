const TAKEN = /\.(undone|redone)$/

/** What an entry of the trail was about, and whether it was taken back or done again: `document.marked.undone`. */
export function partAct(act: string): { act: string; taken: 'undone' | 'redone' | null } {
  const [, taken] = TAKEN.exec(act) ?? []
  return taken === undefined
    ? { act, taken: null }
    : { act: act.replace(TAKEN, ''), taken: taken as 'undone' | 'redone' }
}
