import { FocusTrap, Portal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaletteStart } from '../../app/frameState.ts'
import { AllKeys } from './AllKeys.tsx'
import { PaletteRow } from './PaletteRow.tsx'
import { usePaletteResults } from './usePaletteResults.tsx'

/** Finds or does anything: commands, passages, documents, exhibits and cases, this case first. */
export function Palette({ begin, onClose }: { begin: PaletteStart; onClose: () => void }) {
  const { t } = useTranslation('palette')
  const before = useRef(document.activeElement)

  useEffect(() => {
    const back = before.current
    return () => {
      if (document.activeElement === document.body && back instanceof HTMLElement) back.focus()
    }
  }, [])

  return (
    <Portal>
      <div className="palette-veil" onClick={onClose} />
      <FocusTrap>
        <div
          className="palette"
          role="dialog"
          aria-modal="true"
          aria-label={t(begin === 'keys' ? 'keys' : 'title')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onClose()
          }}
        >
          {begin === 'keys' ? <AllKeys /> : <Finder begin={begin} onClose={onClose} />}
        </div>
      </FocusTrap>
    </Portal>
  )
}

function Finder({ begin, onClose }: { begin: string; onClose: () => void }) {
  const { t } = useTranslation('palette')
  const id = useId()
  const caseId = useParams({ strict: false }).caseId
  const [text, setText] = useState(begin)
  const [wholeVault, setWholeVault] = useState(caseId === undefined)
  const [at, setAt] = useState(0)
  const results = useRef<HTMLDivElement>(null)
  const { groups, note } = usePaletteResults(text, caseId, wholeVault)
  const rows = groups.flatMap((group) => group.rows)
  const active = Math.min(at, rows.length - 1)

  useEffect(() => {
    results.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt((to + rows.length) % Math.max(1, rows.length))
    } else if (event.key === 'Tab' && !event.shiftKey && caseId !== undefined) {
      event.preventDefault()
      setWholeVault(!wholeVault)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      go(active)
    }
  }

  function go(index: number) {
    const row = rows[index]
    if (!row) return
    onClose()
    row.run()
  }

  let index = -1
  return (
    <>
      <div className="palette-input">
        <IconSearch size={20} stroke={1.5} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-results`}
          aria-activedescendant={rows[active] ? `${id}-${active}` : undefined}
          aria-label={t('title')}
          placeholder={t('title')}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        {caseId !== undefined && (
          <span className="palette-end">
            <span className={wholeVault ? 'faint' : 'tag'}>{t('inCase')}</span>
            <kbd className="key">Tab</kbd>
            <span className={wholeVault ? 'tag' : 'faint'}>{t('wholeVault')}</span>
          </span>
        )}
      </div>
      <div
        ref={results}
        id={`${id}-results`}
        className="palette-results"
        role="listbox"
        aria-label={t('results')}
        tabIndex={-1}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-labelledby={`${id}-${group.title}`}>
            <div className="palette-group" id={`${id}-${group.title}`}>
              {t(`group.${group.title}`)}
            </div>
            {group.rows.map((row) => {
              index += 1
              const place = index
              return (
                <PaletteRow
                  key={row.key}
                  id={`${id}-${place}`}
                  row={row}
                  selected={place === active}
                  onPoint={() => setAt(place)}
                  onGo={() => go(place)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {note !== undefined && (
        <p className="palette-note" role="status">
          {note}
        </p>
      )}
      <div className="palette-foot">
        <span>
          <kbd className="key">↑</kbd>
          <kbd className="key">↓</kbd>
          {t('foot.choose')}
        </span>
        <span>
          <kbd className="key">Enter</kbd>
          {t('foot.go')}
        </span>
        <span className="spring" />
        <span>
          <kbd className="key">&gt;</kbd>
          {t('foot.actions')}
        </span>
        {caseId !== undefined && (
          <span>
            <kbd className="key">#</kbd>
            {t('foot.exhibits')}
          </span>
        )}
        <span>
          <kbd className="key">@</kbd>
          {t('foot.people')}
        </span>
      </div>
    </>
  )
}
