import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconLinkOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { TargetIndex } from '../../../shared/domain/reference-target.ts'
import { Pane } from '../../components/Pane.tsx'
import { Kept } from '../../components/SavedFields.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'
import { SectionReferences } from './SectionReferences.tsx'

interface SectionInspectorProps {
  caseId: string
  section: Row<'section'>
  body: string
  index: TargetIndex
  brokenElsewhere: number
  onGo: (at: number) => void
  onBind: (() => void) | undefined
  onMove: (step: 1 | -1) => void
  onNextBroken: () => void
}

export function SectionInspector(props: SectionInspectorProps) {
  const { caseId, section, body, index, brokenElsewhere, onGo, onBind, onMove, onNextBroken } = props
  const { t } = useTranslation('sections')
  const readOnly = useReadOnly(section)
  const printed = useRowField('section', section, 'printed')
  return (
    <Pane
      view="sections"
      name="inspector"
      label={t('references.all')}
      width={300}
      least={240}
      most={520}
      edge="start"
      ground="inspector"
    >
      <div className="pane-scroll">
        <section className="section">
          <Kept saved={printed} show={(is) => t(`printed.${is ? 'yes' : 'no'}`)}>
            <Switch
              label={t('printed.label')}
              disabled={readOnly}
              checked={printed.value}
              onChange={(event) => {
                printed.change(event.currentTarget.checked)
                printed.keep()
              }}
            />
          </Kept>
          <p className="field-hint">{t('printed.hint')}</p>
          {!readOnly && (
            <div className="row section-moves">
              <ActionIcon aria-label={t('command.moveUp')} title={t('command.moveUp')} onClick={() => onMove(-1)}>
                <IconArrowUp size={17} stroke={1.5} />
              </ActionIcon>
              <ActionIcon aria-label={t('command.moveDown')} title={t('command.moveDown')} onClick={() => onMove(1)}>
                <IconArrowDown size={17} stroke={1.5} />
              </ActionIcon>
            </div>
          )}
        </section>
        <SectionReferences caseId={caseId} body={body} index={index} onGo={onGo} onBind={onBind} />
        {brokenElsewhere > 0 && (
          <section className="section">
            <Button
              variant="subtle"
              leftSection={<IconLinkOff size={15} stroke={1.5} className="tone-bad" />}
              onClick={onNextBroken}
            >
              {t('references.brokenElsewhere', { count: brokenElsewhere })}
            </Button>
          </section>
        )}
        <RowStanding kind="section" row={section} />
      </div>
    </Pane>
  )
}
