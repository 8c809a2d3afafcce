import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { WriteError } from '../../components/WriteError.tsx'
import { listedAs } from './documentList.ts'
import { revisionsOf, type useMark } from './useDocumentChanges.ts'

/** Why marks were not set; where documents were changed meanwhile, how they stand now. */
export function MarkRefusal({ mark }: { mark: ReturnType<typeof useMark> }) {
  const { t } = useTranslation('evidence')
  if (!mark.isError) return null
  const { variables } = mark
  return (
    <WriteError
      error={mark.error}
      mine={inWords(variables.marks)}
      theirs={(current: DocumentSummary[]) =>
        current
          .filter(({ id, revision }) => variables.revisions?.[id] !== revision)
          .map((document) => (
            <div key={document.id}>
              {listedAs(document)}: {inWords(document.marks)}
            </div>
          ))
      }
      onMine={(current) => mark.mutate({ ...variables, revisions: revisionsOf(current) })}
      onTheirs={() => mark.reset()}
    />
  )

  function inWords({ reviewed, privileged, withoutPrejudice, confidential }: Partial<Marks>): string {
    const words = [
      reviewed !== undefined && t(reviewed ? 'marks.reviewed' : 'marks.notReviewed'),
      privileged !== undefined && ground(t('marks.privileged'), privileged),
      withoutPrejudice !== undefined && ground(t('marks.withoutPrejudice'), withoutPrejudice ? '' : null),
      confidential !== undefined && ground(t('marks.confidential'), confidential),
    ]
    return words.filter((word) => word !== false).join('; ')
  }

  function ground(mark: string, value: string | null): string {
    if (value === null) return t('marks.conflict.not', { mark })
    return value === '' ? mark : t('marks.conflict.ground', { mark, ground: value })
  }
}
