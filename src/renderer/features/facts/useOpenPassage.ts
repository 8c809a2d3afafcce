import { useNavigate } from '@tanstack/react-router'
import type { Passage } from '../../../shared/contract/passages.ts'
import { stretchInLink } from '../../../shared/domain/passage.ts'

/** Opens the document at a passage, which is marked there; one that was not found again opens its document. */
export function useOpenPassage(caseId: string): (passage: Passage) => void {
  const navigate = useNavigate()
  return (passage) =>
    void navigate({
      to: '/case/$caseId/evidence',
      params: { caseId },
      search: { doc: passage.documentId, ...(passage.placed && { mark: stretchInLink(passage) }) },
    })
}
