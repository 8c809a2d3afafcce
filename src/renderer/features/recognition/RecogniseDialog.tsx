import { Button, Modal, Radio } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'

interface RecogniseDialogProps {
  caseId: string
  /** The document it was asked for from; undefined for the whole case. */
  documentId?: string | undefined
  /** How many recognised pages are to be read anew; 0 for those without text. */
  anew?: number
  onClose: () => void
}

/** Asks in which languages pages are to be recognised, and of which documents; then lets it run behind. */
export function RecogniseDialog(props: RecogniseDialogProps) {
  const { t } = useTranslation('recognition')
  const offer = useQuery(engine.recognition.offer.queryOptions({ input: { caseId: props.caseId }, staleTime: 0 }))
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={460}
      title={t('dialog.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {offer.error && <ErrorLine error={offer.error} />}
      {offer.data && <Order {...props} offer={offer.data} />}
    </Modal>
  )
}

interface Offer {
  documents: readonly { documentId: string; pages: number }[]
  pages: number
  languages: readonly string[]
}

function Order({ caseId, documentId, anew = 0, onClose, offer }: RecogniseDialogProps & { offer: Offer }) {
  const { t } = useTranslation('recognition')
  const [languages, setLanguages] = useState<readonly string[]>(offer.languages)
  const ofDocument = offer.documents.find((one) => one.documentId === documentId)?.pages ?? 0
  const choosesScope = anew === 0 && documentId !== undefined && ofDocument < offer.pages
  const [scope, setScope] = useState<'document' | 'case'>(documentId === undefined ? 'case' : 'document')
  const pages = scope === 'document' ? ofDocument : offer.pages
  const start = useMutation(engine.recognition.start.mutationOptions({ onSuccess: onClose }))

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (languages.length === 0 || start.isPending) return
        start.mutate({
          caseId,
          languages: [...languages],
          ...(scope === 'document' && documentId !== undefined && { documentIds: [documentId] }),
          ...(anew > 0 && { anew: true }),
        })
      }}
    >
      <p>{anew > 0 ? t('dialog.anew', { count: anew }) : t('dialog.what', { count: pages })}</p>
      {choosesScope && (
        <Radio.Group
          label={t('dialog.scope')}
          value={scope}
          onChange={(chosen) => setScope(chosen as 'document' | 'case')}
        >
          <div className="stack">
            <Radio value="document" label={t('dialog.thisDocument')} />
            <Radio value="case" label={t('dialog.wholeCase')} />
          </div>
        </Radio.Group>
      )}
      <LanguageChoice
        label={t('dialog.languages')}
        description={t('dialog.languagesHint')}
        languages={languages}
        onLanguages={setLanguages}
      />
      <p className="small second">{t('dialog.more')}</p>
      {start.error && <ErrorLine error={start.error} />}
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" variant="filled" disabled={languages.length === 0} loading={start.isPending}>
          {t('dialog.start')}
        </Button>
      </div>
    </form>
  )
}
