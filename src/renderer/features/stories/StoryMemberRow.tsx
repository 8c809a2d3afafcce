import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StoryMember } from '../../../shared/contract/stories.ts'
import { DateText } from '../../components/DateText.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { differenceInWords } from '../../../shared/messages/story-words.ts'

interface StoryMemberRowProps {
  member: StoryMember
  caseId: string
  /** It is the document that is open. */
  isThis: boolean
  /** Why it stands first; null of the others. */
  first: 'earliest' | 'listedFirst' | null
}

/** A document of a story: who published it when, and what it has beside the first. */
export function StoryMemberRow({ member, caseId, isThis, first }: StoryMemberRowProps) {
  const { t } = useTranslation('stories')
  const { documentId, exhibit, publisher, published, differs } = member
  const source = (
    <>
      {publisher ?? t('noPublisher')}, {published === null ? t('noDate') : <DateText date={published} />}
    </>
  )
  return (
    <div className="story-member small">
      <span>
        {exhibit === null ? <span className="faint">{t('noNumber')}</span> : <ExhibitNumber label={exhibit} />}
      </span>
      <div>
        {isThis ? (
          <span className="strong" title={member.listedAs}>
            {source}
          </span>
        ) : (
          <Link
            to="/case/$caseId/evidence"
            params={{ caseId }}
            search={{ doc: documentId }}
            className="link"
            title={member.listedAs}
          >
            {source}
          </Link>
        )}
        <div className="faint">
          {first !== null ? t(first) : differs === null ? t('notCompared') : differenceInWords(differs, t)}
        </div>
      </div>
    </div>
  )
}
