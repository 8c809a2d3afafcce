import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RedactionQuery } from '../../../shared/contract/redaction.ts'
import type { RedactionArea } from '../../../shared/domain/redaction.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

interface FindToRedactProps {
  documentId: string
  reason: string
  onMark: (areas: RedactionArea[]) => void
}

/** Characters before a hit that are shown, so that the hit itself is in view; whole words of them where words are parted. */
const BEFORE = 24
const WHOLE_WORDS = new RegExp(`(?<=^|\\s)[^]{0,${BEFORE}}$`, 'u')

const KINDS = ['words', 'email', 'phone', 'iban'] as const
type Kind = (typeof KINDS)[number]

/** Looks for words or a pattern on the pages, and marks those of the hits that are chosen. */
export function FindToRedact({ documentId, reason, onMark }: FindToRedactProps) {
  const { t } = useTranslation('redaction')
  const [kind, setKind] = useState<Kind>('words')
  const [text, setText] = useState('')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const find = useMutation(engine.redaction.find.mutationOptions({ onSuccess: () => setLeft(new Set()) }))
  const hits = find.data?.hits ?? []
  const chosen = hits.filter((_, at) => !left.has(at))

  function search(event: FormEvent): void {
    event.preventDefault()
    if (kind === 'words' && text.trim() === '') return
    const query: RedactionQuery = kind === 'words' ? { kind, text } : { kind: 'pattern', pattern: kind }
    find.mutate({ documentId, query })
  }

  function toggle(at: number): void {
    const next = new Set(left)
    if (!next.delete(at)) next.add(at)
    setLeft(next)
  }

  return (
    <>
      <form className="redaction-find" role="search" aria-label={t('find.title')} onSubmit={search}>
        <Select
          aria-label={t('find.what')}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`find.${value}`) }))}
          value={kind}
          onChange={(next) => next && setKind(next as Kind)}
        />
        {kind === 'words' && (
          <TextInput
            aria-label={t('find.placeholder')}
            placeholder={t('find.placeholder')}
            maxLength={200}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
        <Button type="submit" disabled={find.isPending}>
          {find.isPending ? t('find.searching') : t('find.do')}
        </Button>
      </form>
      {find.isError && <ErrorLine error={find.error} />}
      {find.data && hits.length === 0 && <p className="small second">{t('find.none')}</p>}
      {hits.length > 0 && (
        <div>
          <div className="row">
            <Checkbox
              label={t('find.all')}
              checked={left.size === 0}
              indeterminate={left.size > 0 && chosen.length > 0}
              onChange={() => setLeft(left.size === 0 ? new Set(hits.keys()) : new Set())}
            />
            <span className="spring" />
            <Button variant="subtle" onClick={find.reset}>
              {t('find.close')}
            </Button>
            <Button
              disabled={chosen.length === 0}
              onClick={() => {
                onMark(chosen.flatMap(({ page, boxes }) => boxes.map((box) => ({ ...box, page, reason }))))
                find.reset()
              }}
            >
              {t('find.mark', { count: chosen.length })}
            </Button>
          </div>
          {find.data?.more && <p className="small second">{t('find.more')}</p>}
          <ul className="redaction-list">
            {hits.map((hit, at) => (
              <li key={at}>
                <Checkbox
                  aria-label={t('find.choose', { page: hit.page, text: hit.text })}
                  checked={!left.has(at)}
                  onChange={() => toggle(at)}
                />
                <span className="second numbers">{t('boxes.page', { page: hit.page })}</span>
                <span className="redaction-context">
                  <bdi>{WHOLE_WORDS.exec(hit.before)?.[0] ?? hit.before.slice(-BEFORE)}</bdi>
                  <mark>{hit.text}</mark>
                  <bdi>{hit.after}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
