import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deletion } from '../../../shared/contract/deletion.ts'
import { inert } from '../../../shared/domain/inert.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { confirmsName } from './confirmsName.ts'

const SHORTEST_REASON = 3

interface DeleteForGoodProps {
  caseId: string
  documentId: string
  onClose: () => void
  onDeleted: () => void
}

/** Deletes a document so that nothing of it stays in the vault: what goes and what stays is said first. */
export function DeleteForGood({ caseId, documentId, onClose, onDeleted }: DeleteForGoodProps) {
  const { t } = useTranslation('custody')
  const preview = useQuery(engine.deletion.preview.queryOptions({ input: { documentId }, staleTime: 0 }))
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={preview.data ? t('delete.title', { name: preview.data.listedAs }) : t('delete.titleBare')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {preview.error && <ErrorLine error={preview.error} />}
      {preview.data?.served && <Served deletion={preview.data} caseId={caseId} onClose={onClose} />}
      {preview.data && !preview.data.served && (
        <Confirm deletion={preview.data} caseId={caseId} onClose={onClose} onDeleted={onDeleted} />
      )}
    </Modal>
  )
}

interface StepProps {
  deletion: Deletion
  caseId: string
  onClose: () => void
}

/** A number that others hold in their hands cannot vanish. */
function Served({ deletion, caseId, onClose }: StepProps) {
  const { t } = useTranslation('custody')
  return (
    <div className="stack">
      <p>{t('delete.served', { label: deletion.exhibit ?? '' })}</p>
      <Link to="/case/$caseId/exhibits" params={{ caseId }} className="link">
        {t('delete.toExhibits')}
      </Link>
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:close')}</Button>
      </div>
    </div>
  )
}

function Confirm({ deletion, caseId, onClose, onDeleted }: StepProps & { onDeleted: () => void }) {
  const { t } = useTranslation('custody')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const remove = useMutation(engine.deletion.deleteForGood.mutationOptions({ onSuccess: onDeleted }))
  const { documentId, fileName, dossiers, facts, factsThatStay, rows, exhibit, entries, heldIn } = deletion
  const ready = confirmsName(typed, fileName) && reason.trim().length >= SHORTEST_REASON && !remove.isPending

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) remove.mutate({ documentId, fileName, reason: reason.trim() })
      }}
    >
      <h3 className="small strong">{t('delete.goes')}</h3>
      <ul className="plain-list">
        <li>{t('delete.bytes')}</li>
        <li>{t('delete.entries', { count: entries })}</li>
        {dossiers.length > 0 && (
          <li>{t('delete.dossiers', { count: dossiers.length, versions: dossiers.join(', ') })}</li>
        )}
        {facts.length > 0 && <li>{t('delete.facts', { count: facts.length, facts: facts.join(', ') })}</li>}
        {exhibit !== null && <li>{t('delete.exhibit', { label: exhibit })}</li>}
      </ul>
      <h3 className="small strong">{t('delete.stays')}</h3>
      <ul className="plain-list">
        <li>{t('delete.entryStays')}</li>
        <li>{t('delete.backups')}</li>
        {factsThatStay.length > 0 && (
          <li>{t('delete.factsThatStay', { count: factsThatStay.length, facts: factsThatStay.join(', ') })}</li>
        )}
        {rows.length > 0 && <li>{t('delete.rows', { count: rows.length, rows: rows.join(', ') })}</li>}
        {heldIn.length > 0 && (
          <li>
            {t('delete.heldIn', { count: heldIn.length })}
            <ul className="plain-list">
              {heldIn.map((mail) => (
                <li key={mail.documentId}>
                  <Link
                    to="/case/$caseId/evidence"
                    params={{ caseId }}
                    search={{ doc: mail.documentId }}
                    className="link"
                    onClick={onClose}
                  >
                    {mail.listedAs}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      <p className="small tone-bad">{t('delete.cannotUndo')}</p>
      <TextInput
        data-autofocus
        label={t('delete.type', { name: inert(fileName) })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Textarea
        label={t('delete.reason')}
        description={t('delete.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {remove.isError && <ErrorLine error={remove.error} />}
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!ready}>
          {t(remove.isPending ? 'delete.deleting' : 'delete.do')}
        </Button>
      </div>
    </form>
  )
}
