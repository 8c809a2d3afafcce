import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconCurrentLocation, IconHelpSquare, IconLinkOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bracesIn } from '../../../shared/domain/reference.ts'
import {
  isBroken,
  resolveReference,
  type Resolution,
  type TargetIndex,
} from '../../../shared/domain/reference-target.ts'
import { useOpenReference, useReferenceWords } from './useReferences.ts'

interface SectionReferencesProps {
  caseId: string
  /** As it stands in the editor. */
  body: string
  index: TargetIndex
  onGo: (at: number) => void
  /** Binds every reference of the text that was typed before there was what it names; undefined where it cannot be. */
  onBind: (() => void) | undefined
}

interface Listed {
  readonly key: string
  readonly resolution: Resolution
  readonly places: readonly number[]
}

/** What a section refers to; what does not resolve stands first, with the reason. */
export function SectionReferences({ caseId, body, index, onGo, onBind }: SectionReferencesProps) {
  const { t } = useTranslation('sections')
  const { read, describe } = useReferenceWords()
  const open = useOpenReference(caseId)
  const listed = useMemo(() => {
    const byInside = Map.groupBy(bracesIn(body), ({ inside }) => inside)
    const all = [...byInside].map(([key, places]): Listed => ({
      key,
      resolution: resolveReference(key, index),
      places: places.map(({ at }) => at),
    }))
    return all.toSorted((a, b) => rank(a.resolution) - rank(b.resolution))
  }, [body, index])
  const broken = listed.filter(({ resolution }) => isBroken(resolution.state)).length
  return (
    <section className="section">
      <h2>
        {t('references.all')} <span className="section-count numbers">{listed.length}</span>
      </h2>
      {listed.length === 0 && <p className="small faint">{t('references.none')}</p>}
      {listed.length > 0 && broken === 0 && <p className="small">{t('references.allResolve')}</p>}
      <ul className="section-references">
        {listed.map(({ key, resolution, places }) => (
          <li key={key} className="section-reference">
            <StateGlyph state={resolution.state} />
            <div className="section-reference-words">
              {resolution.target ? (
                <button
                  type="button"
                  className="link-button section-reference-label"
                  title={describe(resolution)}
                  onClick={() => open(resolution)}
                >
                  {read(resolution)}
                </button>
              ) : (
                <span className="section-reference-label wrap-anywhere">{resolution.label ?? `{${key}}`}</span>
              )}
              {places.length > 1 && <span className="faint"> {t('references.times', { count: places.length })}</span>}
              {resolution.target && <div className="faint wrap-anywhere">{resolution.target.title}</div>}
              {resolution.state !== 'resolved' && <div>{t(`state.${resolution.state}`)}</div>}
            </div>
            <ActionIcon
              size={22}
              aria-label={t('references.go')}
              title={t('references.go')}
              onClick={() => onGo(places[0] ?? 0)}
            >
              <IconCurrentLocation size={15} stroke={1.5} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {onBind && listed.some(({ resolution }) => resolution.state === 'not-kept') && (
        <Button onClick={onBind}>{t('references.bind')}</Button>
      )}
    </section>
  )
}

function rank({ state }: Resolution): number {
  return isBroken(state) ? 0 : state === 'resolved' ? 2 : 1
}

function StateGlyph({ state }: { state: Resolution['state'] }) {
  if (state === 'resolved') return <IconCheck className="tone-ok" size={15} stroke={1.6} aria-hidden />
  if (isBroken(state)) return <IconLinkOff className="tone-bad" size={15} stroke={1.6} aria-hidden />
  return <IconHelpSquare className="tone-unsure" size={15} stroke={1.6} aria-hidden />
}
