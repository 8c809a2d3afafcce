import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EvidenceDocument, RelationKind, TranslationNote } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { Provenance } from '../../components/PropertyRow.tsx'
import { documentLabel, listedAs } from './documentList.ts'
import { TranslationFields, TranslationInWords } from './TranslationFields.tsx'
import { useDeclaredRelation } from './useDocumentChanges.ts'

const KINDS = RelationKind.options
const SHOWN_AT_ONCE = 100

/** What a document is attached to, translates or copies, and what belongs to it. */
export function RelationSection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const declared = useDeclaredRelation(document)
  const [choosing, setChoosing] = useState(false)
  const [kind, setKind] = useState<RelationKind>(declared.value?.kind ?? 'attachment')
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId: document.caseId } })).data ?? []
  const others = documents.filter(({ id }) => id !== document.id)

  function declare(relation: typeof declared.value): void {
    setChoosing(false)
    declared.change(relation)
    declared.keep()
  }

  return (
    <section className="section">
      <h2>{t('relation.title')}</h2>
      {document.relations.length === 0 && <p className="small faint">{t('relation.none')}</p>}
      {document.relations.map((one) => (
        <p key={`${one.kind} ${one.of}`} className="small">
          {t(`relation.${one.kind}`)}{' '}
          <DocumentLink
            caseId={document.caseId}
            id={one.of}
            exhibit={documents.find(({ id }) => id === one.of)?.exhibit ?? null}
            listedAs={one.listedAs}
          />{' '}
          <Provenance basis={one.declared ? 'declared' : 'file'} />
        </p>
      ))}
      {declared.value?.kind === 'translation' && !choosing && (
        <TranslationFields
          note={declared.value}
          onChange={(note) => declared.value && declared.change({ ...declared.value, ...note })}
          onKeep={() => declared.keep()}
        />
      )}
      {choosing ? (
        <div className="stack">
          <Select
            aria-label={t('relation.kind')}
            data={KINDS.map((value) => ({ value, label: t(`relation.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(RelationKind.catch('attachment').parse(value))}
          />
          <Select
            aria-label={t('relation.choose')}
            placeholder={t('relation.choose')}
            searchable
            autoFocus
            limit={SHOWN_AT_ONCE}
            nothingFoundMessage={t('relation.nothing')}
            data={others.map((other) => ({ value: other.id, label: documentLabel(other) }))}
            onChange={(of) => of !== null && declare({ kind, of, ...TranslationNote.parse({}) })}
          />
          <div>
            <Button variant="subtle" onClick={() => setChoosing(false)}>
              {t('relation.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="row small">
          {others.length > 0 && (
            <button type="button" className="link-button" onClick={() => setChoosing(true)}>
              {declared.value ? t('relation.change') : t('relation.set')}
            </button>
          )}
          {declared.value && (
            <button type="button" className="link-button" onClick={() => declare(null)}>
              {t('relation.takeBack')}
            </button>
          )}
        </div>
      )}
      {KINDS.map((one) => {
        const related = document.related.filter((other) => other.kind === one)
        return (
          related.length > 0 && (
            <div key={one} className="related small">
              <h3>{t(`relation.has.${one}`)}</h3>
              {related.map((other) => (
                <div key={other.document.id}>
                  <DocumentLink {...other.document} listedAs={listedAs(other.document)} />
                  {one === 'translation' && <TranslationInWords note={other} />}
                </div>
              ))}
            </div>
          )
        )
      })}
      {declared.conflict && (
        <ConflictChoice
          conflict={declared.conflict}
          show={inWords}
          onMine={declared.keepMine}
          onTheirs={declared.keepTheirs}
        />
      )}
      {declared.error !== undefined && <ErrorLine error={declared.error} />}
    </section>
  )

  function inWords(relation: typeof declared.value): string | null {
    const other = others.find(({ id }) => id === relation?.of)
    return relation && other ? `${t(`relation.${relation.kind}`)} ${documentLabel(other)}` : null
  }
}

interface DocumentLinkProps {
  caseId: string
  id: string
  exhibit: string | null
  listedAs: string
}

function DocumentLink({ caseId, id, exhibit, listedAs }: DocumentLinkProps) {
  return (
    <Link to="/case/$caseId/evidence" params={{ caseId }} search={{ doc: id }} className="link">
      {exhibit !== null && <ExhibitNumber label={exhibit} link />} {listedAs}
    </Link>
  )
}
