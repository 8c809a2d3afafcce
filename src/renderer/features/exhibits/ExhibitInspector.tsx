import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import { civilDay } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { NumberAs } from './NumberAs.tsx'

interface ExhibitInspectorProps {
  chosen: readonly Exhibit[]
  movable: boolean
  /** Whether a draft stands above and below it, in whose place it can be put. */
  canStep: { up: boolean; down: boolean }
  onServe: () => void
  onWithdraw: () => void
  onRemove: () => void
  onStep: (by: -1 | 1) => void
  onReport: () => void
}

/** What an exhibit is and what can still be done with it. */
export function ExhibitInspector({
  chosen,
  movable,
  canStep,
  onServe,
  onWithdraw,
  onRemove,
  onStep,
  onReport,
}: ExhibitInspectorProps) {
  const { t } = useTranslation(['exhibits', 'marks'])
  const language = useLanguage()
  const [exhibit] = chosen
  if (!exhibit) {
    return (
      <section className="section">
        <h2>{t('inspector.title')}</h2>
        <p className="small second">{t('inspector.choose')}</p>
      </section>
    )
  }
  const servable = chosen.filter(({ state }) => state !== 'withdrawn')
  if (chosen.length > 1) {
    return (
      <section className="section">
        <h2>{t('inspector.several', { count: chosen.length })}</h2>
        <div className="exhibit-acts">
          {servable.length > 0 && <Button onClick={onServe}>{t('act.serve')}</Button>}
          <Button onClick={onReport}>{t('custody:report.button')}</Button>
        </div>
      </section>
    )
  }
  const { document, state, services, withdrawnOn } = exhibit
  return (
    <div className="pane-scroll" key={exhibit.id}>
      <section className="section">
        <h2>
          <ExhibitNumber label={exhibit.label} /> {t('inspector.title')}
        </h2>
        <dl>
          <PropertyRow label={t('inspector.document')}>
            <Link
              to="/case/$caseId/evidence"
              params={{ caseId: exhibit.caseId }}
              search={{ doc: document.id }}
              className="link"
            >
              {listedAs(document)}
            </Link>
            {document.pages !== null && <div className="faint">{t('inspector.pages', { count: document.pages })}</div>}
          </PropertyRow>
          <PropertyRow label={t('inspector.state')}>
            {t(`state.${state}`)}
            {withdrawnOn !== null && (
              <div className="faint">{t('inspector.withdrawnOn', { on: civilDay(withdrawnOn, language) })}</div>
            )}
          </PropertyRow>
          <PropertyRow label={t('inspector.services')}>
            {services.length === 0 && <span className="faint">{t('inspector.never')}</span>}
            {services.map(({ on, recipient, version }) => (
              <div key={`${on} ${recipient} ${version}`}>
                {t('inspector.service', { on: civilDay(on, language), recipient })}
                <div className="faint">
                  {version === null ? t('inspector.byItself') : t('inspector.inVersion', { version })}
                </div>
              </div>
            ))}
          </PropertyRow>
        </dl>
        {document.bars.length > 0 && (
          <p className="small tone-warn">
            {t('inspector.bars', { bars: document.bars.map((bar) => t(`marks:bar.${bar}`)).join(', ') })}
          </p>
        )}
      </section>
      <section className="section exhibit-acts">
        {state !== 'withdrawn' && <Button onClick={onServe}>{t('act.serve')}</Button>}
        {state === 'served' && <Button onClick={onWithdraw}>{t('act.withdraw')}</Button>}
        <Button onClick={onReport}>{t('custody:report.button')}</Button>
        {state === 'draft' && (
          <Button variant="subtle" onClick={onRemove}>
            {t('act.remove')}
          </Button>
        )}
        {movable && (
          <>
            <Button
              variant="subtle"
              disabled={!canStep.up}
              leftSection={<IconArrowUp size={15} stroke={1.5} />}
              onClick={() => onStep(-1)}
            >
              {t('act.up')}
            </Button>
            <Button
              variant="subtle"
              disabled={!canStep.down}
              leftSection={<IconArrowDown size={15} stroke={1.5} />}
              onClick={() => onStep(1)}
            >
              {t('act.down')}
            </Button>
          </>
        )}
      </section>
      {state !== 'withdrawn' && <NumberAs exhibit={exhibit} />}
    </div>
  )
}
