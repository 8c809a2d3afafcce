import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { OneSourceMark } from './OneSourceMark.tsx'
import { useRuling } from './useRuling.ts'
import './stories.css'

const MOST = 5000
const GROUPS_AT_ONCE = 8
const NAMES_AT_ONCE = 3

/** How many independent sources the chosen documents are at most, and why not more. */
export function OriginsSection({ documents }: { documents: readonly DocumentSummary[] }) {
  const { t } = useTranslation('stories')
  const language = useLanguage()
  const ruling = useRuling()
  const documentIds = documents.slice(0, MOST).map(({ id }) => id)
  const { data, error } = useQuery(
    engine.stories.origins.queryOptions({ input: { documentIds }, placeholderData: keepPreviousData }),
  )
  const [first, ...others] = documentIds
  if (error) return <ErrorLine error={error} />
  if (!data || first === undefined) return null
  const names = new Map(documents.map((document) => [document.id, listedAs(document)]))
  const { origins } = data
  const joint = origins.filter((origin) => origin.documentIds.length > 1)

  /** Each is parted from each, so that no two are left together. */
  async function part(): Promise<void> {
    for (const [at, documentId] of documentIds.entries()) {
      const behind = documentIds.slice(at + 1)
      if (behind.length > 0) await ruling.mutateAsync({ about: 'origin', documentId, otherIds: behind, same: false })
    }
  }

  return (
    <section className="section story">
      <h2>{t('origins.title')}</h2>
      {origins.length === 1 ? (
        <OneSourceMark>{t('origins.one')}</OneSourceMark>
      ) : (
        <span className="small">{t('origins.atMost', { count: origins.length })}</span>
      )}
      <p className="field-hint">{t('origins.why')}</p>
      {joint.slice(0, GROUPS_AT_ONCE).map((origin) => (
        <div key={origin.documentIds[0]} className="small origin">
          <div>{t('origins.documents', { count: origin.documentIds.length })}</div>
          <div className="faint">
            {origin.shared.map(({ by, names: of }) => t(`origins.by.${by}`, { name: of[language] })).join(', ')}
          </div>
          {origin.documentIds.slice(0, NAMES_AT_ONCE).map((id) => (
            <div key={id} className="one-line" title={names.get(id)}>
              {names.get(id)}
            </div>
          ))}
        </div>
      ))}
      <div className="row">
        {origins.length > 1 && (
          <Button
            title={t('origins.joinHint')}
            disabled={ruling.isPending}
            onClick={() => ruling.mutate({ about: 'origin', documentId: first, otherIds: others, same: true })}
          >
            {t('origins.join')}
          </Button>
        )}
        {joint.length > 0 && documentIds.length <= GROUPS_AT_ONCE && (
          <Button
            variant="subtle"
            title={t('origins.partHint')}
            disabled={ruling.isPending}
            onClick={() => void part().catch(() => undefined)}
          >
            {t('origins.part')}
          </Button>
        )}
      </div>
      {ruling.isError && <ErrorLine error={ruling.error} />}
    </section>
  )
}
