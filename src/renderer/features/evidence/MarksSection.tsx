import { Button } from '@mantine/core'
import { IconCheck, IconEyeOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { Checkbox } from '@mantine/core'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { MarkWithGround } from './MarkWithGround.tsx'
import { useMark } from './useDocumentChanges.ts'

/** What keeps a document in the house: its own marks, and those it inherits with where they come from. */
export function MarksSection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation(['evidence', 'marks'])
  const mark = useMark()
  const { marks } = document
  const set = (change: Partial<Marks>) => mark.mutate({ documentIds: [document.id], marks: change })
  return (
    <section className="section marks">
      <h2>{t('marks.title')}</h2>
      <div className="row marks-reviewed">
        {marks.reviewed ? (
          <>
            <span className="state tone-ok">
              <IconCheck size={15} stroke={1.6} aria-hidden />
              {t('marks.reviewed')}
            </span>
            <button type="button" className="link-button small" onClick={() => set({ reviewed: false })}>
              {t('marks.unreview')}
            </button>
          </>
        ) : (
          <>
            <span className="state tone-unsure">
              <span className="not-reviewed" aria-hidden />
              {t('marks.notReviewed')}
            </span>
            <Button onClick={() => set({ reviewed: true })}>{t('marks.review')}</Button>
          </>
        )}
      </div>
      <MarkWithGround
        key={`privileged ${document.id}`}
        label={t('marks.privileged')}
        groundLabel={t('marks.ground')}
        hint={t('marks.groundHint')}
        needed={t('marks.needsGround')}
        value={marks.privileged}
        onChange={(privileged) => set({ privileged })}
      />
      <Checkbox
        label={t('marks.withoutPrejudice')}
        checked={marks.withoutPrejudice}
        onChange={(event) => set({ withoutPrejudice: event.currentTarget.checked })}
      />
      <MarkWithGround
        key={`confidential ${document.id}`}
        label={t('marks.confidential')}
        groundLabel={t('marks.to')}
        hint={t('marks.toHint')}
        needed={t('marks.needsTo')}
        value={marks.confidential}
        onChange={(confidential) => set({ confidential })}
      />
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
      {mark.isError && <ErrorLine error={mark.error} />}
    </section>
  )
}

function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase() + words.slice(1)
}
