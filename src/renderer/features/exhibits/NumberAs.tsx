import { Button, SegmentedControl, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { allExcepted, BarredDocuments } from './Exceptions.tsx'

const SHOWN_AT_ONCE = 100

/** Numbers another document as the translation (C-5-T) or the correction (C-5bis) of an exhibit. */
export function NumberAs({ exhibit }: { exhibit: Exhibit }) {
  const { t } = useTranslation('exhibits')
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId: exhibit.caseId } })).data ?? []
  const [kind, setKind] = useState<'translation' | 'correction'>('translation')
  const [chosen, setChosen] = useState<string | null>(null)
  const [exceptions, setExceptions] = useState<Exception[]>([])
  const numberAs = useMutation(
    engine.exhibits.numberAs.mutationOptions({
      onSuccess: () => {
        setChosen(null)
        setExceptions([])
      },
    }),
  )
  const candidates = documents.filter(({ exhibit: label, readable }) => label === null && readable !== 'refused')
  const document = candidates.find(({ id }) => id === chosen)
  const barred =
    document && document.bars.length > 0
      ? [{ documentId: document.id, listedAs: listedAs(document), bars: document.bars }]
      : []
  return (
    <section className="section stack">
      <h3>{t(exhibit.number.translation ? 'act.asCorrection' : 'act.as')}</h3>
      {exhibit.number.translation ? null : (
        <SegmentedControl
          aria-label={t('act.as')}
          data={(['translation', 'correction'] as const).map((value) => ({ value, label: t(`act.${value}`) }))}
          value={kind}
          onChange={(next) => setKind(next === 'correction' ? 'correction' : 'translation')}
        />
      )}
      <Select
        aria-label={t('act.chooseDocument')}
        placeholder={t('act.chooseDocument')}
        searchable
        clearable
        limit={SHOWN_AT_ONCE}
        nothingFoundMessage={t('act.nothing')}
        data={candidates.map((one) => ({ value: one.id, label: listedAs(one) }))}
        value={chosen}
        onChange={(next) => {
          setChosen(next)
          setExceptions([])
        }}
      />
      {barred.length > 0 && (
        <BarredDocuments barred={barred} act="number" exceptions={exceptions} onChange={setExceptions} />
      )}
      {document && (
        <div>
          <Button
            disabled={!allExcepted(barred, exceptions) || numberAs.isPending}
            onClick={() =>
              numberAs.mutate({
                documentId: document.id,
                of: exhibit.id,
                kind: exhibit.number.translation ? 'correction' : kind,
                exceptions,
              })
            }
          >
            {t('number.do', { count: 1 })}
          </Button>
        </div>
      )}
      {numberAs.isError && <ErrorLine error={numberAs.error} />}
    </section>
  )
}
