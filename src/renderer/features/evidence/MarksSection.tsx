import { Button, Checkbox } from '@mantine/core'
import { IconCheck, IconEyeOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { Conflict } from '../../components/useAutosave.ts'
import { groundWords } from './groundWords.ts'
import { MarkWithGround } from './MarkWithGround.tsx'
import { useDocumentMark } from './useDocumentChanges.ts'

/** What keeps a document in the house: its own marks, and those it inherits with where they come from. */
export function MarksSection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation(['evidence', 'marks'])
  const reviewed = useDocumentMark(document, 'reviewed')
  const withoutPrejudice = useDocumentMark(document, 'withoutPrejudice')
  const review = (value: boolean) => {
    reviewed.change(value)
    reviewed.keep()
  }
  return (
    <section className="section marks">
      <h2>{t('marks.title')}</h2>
      <div className="row marks-reviewed">
        {reviewed.value ? (
          <>
            <span className="state tone-ok">
              <IconCheck size={15} stroke={1.6} aria-hidden />
              {t('marks.reviewed')}
            </span>
            <button type="button" className="link-button small" onClick={() => review(false)}>
              {t('marks.unreview')}
            </button>
          </>
        ) : (
          <>
            <span className="state tone-unsure">
              <span className="not-reviewed" aria-hidden />
              {t('marks.notReviewed')}
            </span>
            <Button onClick={() => review(true)}>{t('marks.review')}</Button>
          </>
        )}
      </div>
      <Refused saved={reviewed} show={(value) => t(value ? 'marks.reviewed' : 'marks.notReviewed')} />
      <GroundedMark document={document} mark="privileged" />
      <Checkbox
        label={t('marks.withoutPrejudice')}
        checked={withoutPrejudice.value}
        onChange={(event) => {
          withoutPrejudice.change(event.currentTarget.checked)
          withoutPrejudice.keep()
        }}
      />
      <Refused saved={withoutPrejudice} show={(value) => t(value ? 'marks.withoutPrejudice' : 'marks.notSet')} />
      <GroundedMark document={document} mark="confidential" />
      {document.inherited.map(({ bar, from, title }) => (
        <p key={`${bar} ${from}`} className="small">
          <Link
            to="/case/$caseId/evidence"
            params={{ caseId: document.caseId }}
            search={{ doc: from }}
            className="link"
          >
            {t('marks.inherited', { bar: capital(t(`marks:bar.${bar}`)), title })}
          </Link>
        </p>
      ))}
      <p className={document.bars.length > 0 ? 'state tone-warn' : 'state tone-ok'}>
        {document.bars.length > 0 ? (
          <>
            <IconEyeOff size={15} stroke={1.6} aria-hidden />
            {t('marks.stays', { bars: document.bars.map((bar) => t(`marks:bar.${bar}`)).join(', ') })}
          </>
        ) : (
          <>
            <IconCheck size={15} stroke={1.6} aria-hidden />
            {t('marks.mayLeave')}
          </>
        )}
      </p>
    </section>
  )
}

function GroundedMark({ document, mark }: { document: EvidenceDocument; mark: 'privileged' | 'confidential' }) {
  const { t } = useTranslation('evidence')
  const saved = useDocumentMark(document, mark)
  return (
    <>
      <MarkWithGround
        label={t(`marks.${mark}`)}
        {...groundWords(mark, t)}
        stored={document.marks[mark]}
        value={saved.value}
        onType={saved.change}
        onKeep={saved.keep}
        onDrop={saved.drop}
      />
      <Refused saved={saved} show={(ground) => ground ?? t('marks.notSet')} />
    </>
  )
}

interface RefusedProps<T extends Marks[keyof Marks]> {
  saved: Pick<ReturnType<typeof useDocumentMark>, 'error' | 'keepMine' | 'keepTheirs'> & {
    conflict: Conflict<T> | undefined
  }
  show: (value: T) => string
}

/** What came of a mark that was not written. */
function Refused<T extends Marks[keyof Marks]>({ saved, show }: RefusedProps<T>) {
  return (
    <>
      {saved.conflict && (
        <ConflictChoice conflict={saved.conflict} show={show} onMine={saved.keepMine} onTheirs={saved.keepTheirs} />
      )}
      {saved.error !== undefined && <ErrorLine error={saved.error} />}
    </>
  )
}

function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase() + words.slice(1)
}
