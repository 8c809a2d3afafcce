import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { RedactionArea } from '../../../shared/domain/redaction.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ApplyRedaction } from './ApplyRedaction.tsx'
import { FindToRedact } from './FindToRedact.tsx'
import { ReasonField } from './ReasonField.tsx'
import { useReasonInWords } from './reasonInWords.ts'
import { redact } from './redactionMode.ts'
import type { Draft } from './useDraft.ts'

interface RedactionPanelProps {
  document: EvidenceDocument
  draft: Draft
  reason: string
  onReason: (reason: string) => void
  /** Shows a box on its page. */
  onShow: (area: RedactionArea) => void
}

/** The boxes on a document's pages: their reason, what is searched for, what lies under each, and the making of the copy. */
export function RedactionPanel({ document, draft, reason, onReason, onShow }: RedactionPanelProps) {
  const { t } = useTranslation('redaction')
  const reasonInWords = useReasonInWords()
  const [applies, setApplies] = useState(false)
  const { areas, under } = draft
  const inOrder = areas
    .map((area, at) => ({ area, at, text: under?.[at] }))
    .sort((a, b) => a.area.page - b.area.page || a.area.top - b.area.top)
  return (
    <section className="redaction-panel" aria-label={t('title')}>
      <div className="redaction-acts">
        <ReasonField value={reason} onChange={onReason} />
        <span className="spring" />
        <Button variant="filled" disabled={areas.length === 0} onClick={() => setApplies(true)}>
          {t('apply.do')}
        </Button>
        <ActionIcon aria-label={t('close')} title={t('close')} onClick={() => redact(undefined)}>
          <IconX size={17} stroke={1.5} />
        </ActionIcon>
      </div>
      <FindToRedact
        documentId={document.id}
        reason={reason}
        onMark={(marked) => draft.change((before) => [...before, ...marked.filter((one) => !isDrawn(before, one))])}
      />
      {draft.error !== undefined && <ErrorLine error={draft.error} />}
      {areas.length === 0 ? (
        <p className="small second">{t('boxes.empty')}</p>
      ) : (
        <>
          <h3>{t('boxes.title', { count: areas.length })}</h3>
          <ul className="redaction-list">
            {inOrder.map(({ area, at, text }) => (
              <li key={at}>
                <button
                  type="button"
                  className="link-button numbers"
                  aria-label={t('boxes.show', { page: area.page })}
                  onClick={() => onShow(area)}
                >
                  {t('boxes.page', { page: area.page })}
                </button>
                <span className="redaction-context">{text === '' ? <i>{t('boxes.nothing')}</i> : text}</span>
                <span className="second">{reasonInWords(area.reason)}</span>
                <ActionIcon
                  aria-label={t('boxes.remove', { page: area.page, text: text ?? '' })}
                  onClick={() => draft.change((before) => before.filter((_, index) => index !== at))}
                >
                  <IconX size={15} stroke={1.5} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </>
      )}
      {applies && <ApplyRedaction document={document} draft={draft} onClose={() => setApplies(false)} />}
    </section>
  )
}

function isDrawn(areas: readonly RedactionArea[], one: RedactionArea): boolean {
  return areas.some(
    ({ page, left, top, right, bottom }) =>
      page === one.page && left <= one.left && top <= one.top && right >= one.right && bottom >= one.bottom,
  )
}
