import { Button } from '@mantine/core'
import { IconAlertTriangle, IconScan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { RecognisedPage } from '../../../shared/contract/recognition.ts'
import { isDoubtful } from '../../../shared/domain/recognition.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { languageInWords } from './languageWords.ts'
import { RecogniseDialog } from './RecogniseDialog.tsx'
import { RecognisedTag } from './RecognisedTag.tsx'

/** What was recognised on a document's pages, and how surely; the offer where pages hold no text. */
export function RecognitionSection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('recognition')
  const { id: documentId, caseId, recognised } = document
  const [asked, setAsked] = useState<'unread' | 'anew'>()
  const state = useQuery(engine.recognition.document.queryOptions({ input: { documentId } })).data
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: { caseId } })).data ?? []
  const running = jobs.some((job) => job.kind === 'recognise' && job.state === 'running')
  if (!state || (state.pages.length === 0 && state.unread === 0)) return null

  return (
    <section className="section recognition-section">
      <h2>{t('about.title')}</h2>
      {recognised !== null && (
        <p className="row">
          <RecognisedTag confidence={recognised} />
        </p>
      )}
      {state.pages.length > 0 && <Pages pages={state.pages} />}
      {state.unread > 0 && (
        <p className="small">{running ? t('offer.running') : t('offer.pages', { count: state.unread })}</p>
      )}
      {!running && (
        <div className="row">
          {state.unread > 0 && (
            <Button leftSection={<IconScan size={15} stroke={1.5} />} onClick={() => setAsked('unread')}>
              {t('offer.recognise')}
            </Button>
          )}
          {state.pages.length > 0 && (
            <button type="button" className="link-button small" onClick={() => setAsked('anew')}>
              {t('offer.anew')}
            </button>
          )}
        </div>
      )}
      {asked && (
        <RecogniseDialog
          caseId={caseId}
          documentId={documentId}
          anew={asked === 'anew' ? state.pages.length : 0}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

function Pages({ pages }: { pages: readonly RecognisedPage[] }) {
  const { t } = useTranslation('recognition')
  const language = useLanguage()
  const found = pages.filter(({ confidence }) => confidence > 0)
  const codes = [...new Set(pages.flatMap(({ languages }) => languages))]
  const languages = codes.map((code) => languageInWords(code, language, t)).join(', ')
  const doubtful = found.filter(({ confidence }) => isDoubtful(confidence))
  return (
    <>
      <p className="small second">
        {t('about.pages', { count: pages.length, languages })}
        {found.length === 0 && `: ${t('about.nothing')}`}
      </p>
      {pages.length > 1 && (
        <p className="confidence-by-page small second" aria-label={t('about.byPage')} tabIndex={0}>
          {pages.map(({ page, confidence }) => (
            <span key={page} className={confidence > 0 && isDoubtful(confidence) ? 'tone-warn' : undefined}>
              {t('about.page', { page })} {confidence > 0 ? t('about.found', { confidence }) : t('about.nothing')}
            </span>
          ))}
        </p>
      )}
      {doubtful.length > 0 && (
        <p className="state tone-warn">
          <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
          {t('doubtfulShort')}
        </p>
      )}
    </>
  )
}
