import { placeOf } from './useClaims.ts'

/** Gives the keyboard to a claim of the matrix, or to one of its elements. */
export function focusPlace(claimId: string, element: number | null): void {
  document.querySelector<HTMLElement>(`[data-place="${placeOf(claimId, element)}"]`)?.focus()
}
