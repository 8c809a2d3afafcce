import { SegmentedControl } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { toKept, toTyped } from '../../../shared/domain/reference-target.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { Pane } from '../../components/Pane.tsx'
import { Kept, SavedText } from '../../components/SavedFields.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'
import { FormattingButtons } from './FormattingButtons.tsx'
import { Narrative } from './Narrative.tsx'
import type { EditorHandle } from './SectionEditor.tsx'
import { SectionInspector } from './SectionInspector.tsx'
import { useOpenReference, useReferenceWords, useTargets } from './useReferences.ts'

const SectionEditor = lazy(() => import('./SectionEditor.tsx').then((module) => ({ default: module.SectionEditor })))

interface SectionWorkProps {
  caseId: string
  section: Row<'section'>
  /** Offset in the body at which it opens. */
  at: number | undefined
  /** It was just made: the keyboard goes to its text. */
  isNew: boolean
  brokenElsewhere: number
  onMove: (step: 1 | -1) => void
  onNextBroken: () => void
}

/** One section: its text to write or to read, and beside it what it refers to. */
export function SectionWork({ caseId, section, at, isNew, brokenElsewhere, onMove, onNextBroken }: SectionWorkProps) {
  const { t } = useTranslation('sections')
  const readOnly = useReadOnly(section)
  const index = useTargets(caseId)
  const body = useRowField('section', section, 'body')
  const heading = useRowField('section', section, 'heading')
  const words = useReferenceWords()
  const open = useOpenReference(caseId)
  const [reads, setReads] = useState(readOnly)
  const pane = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle>(undefined)
  const place = useRef(at)

  const goTo = (to: number) => {
    place.current = to
    setReads(false)
    editor.current?.goTo(to)
  }
  useEffect(() => {
    if (at !== undefined) goTo(at)
  }, [at])

  const takesFocus = useRef(isNew)
  const toggle = useRef(() => {})
  toggle.current = () => {
    body.keep()
    editor.current = undefined
    place.current = undefined
    takesFocus.current = true
    setReads(!reads)
  }
  useEffect(() => {
    if (takesFocus.current && reads) pane.current?.querySelector<HTMLElement>('.section-scroll')?.focus()
  }, [reads])
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'section.preview',
        title: 'sections:command.preview',
        keys: ['mod+e'],
        icon: IconEye,
        words: 'sections:command.words',
        run: () => toggle.current(),
      },
    ],
    [],
  )
  useCommands(commands)

  return (
    <>
      <Pane view="sections" name="reader" label={t('editor.label', { heading: section.heading })} ground="reader">
        <div className="section-pane" ref={pane}>
          <div className="tool-head section-tools">
            {!reads && !readOnly && <FormattingButtons onFormat={(formatting) => editor.current?.format(formatting)} />}
            <span className="spring" />
            <SegmentedControl
              aria-label={t('view.label')}
              data={[
                { value: 'write', label: t('view.write') },
                { value: 'read', label: t('view.preview') },
              ]}
              value={reads ? 'read' : 'write'}
              onChange={() => toggle.current()}
            />
          </div>
          <Kept saved={body} show={(text) => <span className="section-version">{toTyped(text, index)}</span>}>
            {body.incomplete && <p className="error-line">{t('editor.tooLong')}</p>}
          </Kept>
          {reads ? (
            <div className="section-scroll" role="document" tabIndex={0} aria-label={heading.value}>
              <Narrative caseId={caseId} heading={heading.value} body={body.value} index={index} />
            </div>
          ) : (
            <>
              <div className="section-heading-row">
                <SavedText
                  saved={heading}
                  label={t('new.heading')}
                  hideLabel
                  long
                  className="section-heading"
                  maxLength={300}
                  readOnly={readOnly}
                />
              </div>
              <Suspense fallback={null}>
                <SectionEditor
                  label={t('editor.label', { heading: section.heading })}
                  value={body.value}
                  isTyped={body.value !== body.standing}
                  onChange={body.change}
                  onLeave={body.keep}
                  readOnly={readOnly}
                  index={index}
                  words={{ missing: t('missing'), describe: words.describe, open }}
                  onReady={(handle) => {
                    editor.current = handle
                    if (place.current !== undefined || takesFocus.current) handle.goTo(place.current ?? 0)
                  }}
                />
              </Suspense>
              <p className="field-hint section-hint">{t(readOnly ? 'editor.readOnly' : 'editor.hint')}</p>
            </>
          )}
        </div>
      </Pane>
      <SectionInspector
        caseId={caseId}
        section={section}
        body={body.value}
        index={index}
        brokenElsewhere={brokenElsewhere}
        onGo={goTo}
        onBind={
          readOnly
            ? undefined
            : () => {
                body.change(toKept(body.value, index))
                body.keep()
              }
        }
        onMove={onMove}
        onNextBroken={onNextBroken}
      />
    </>
  )
}
