import { useTranslation } from 'react-i18next'
import type { ComparedSentence } from '../../../shared/contract/stories.ts'
import { RecognisedInMargin } from '../recognition/RecognisedTag.tsx'

interface ComparedTextProps {
  sentences: readonly ComparedSentence[]
  form: 'side' | 'inline'
  onlyDifferences: boolean
  languages: readonly [left: string | undefined, right: string | undefined]
}

const SIGN = { same: '', changed: '≈', 'left-out': '−', added: '+' } as const

/** The sentences of two documents in rows; each row says what it is with a sign and a word, not by its colour alone. */
export function ComparedText({ sentences, form, onlyDifferences, languages }: ComparedTextProps) {
  const { t } = useTranslation('stories')
  if (onlyDifferences && sentences.every(isSame)) return <p className="small compare-fold">{t('view.noDifference')}</p>
  const rows = onlyDifferences ? folded(sentences) : sentences.map((sentence) => ({ sentence, hidden: 0 }))
  return (
    <div className={`compare-text compare-text-${form}`}>
      {rows.map(({ sentence, hidden }, at) =>
        sentence === undefined ? (
          <p key={at} className="compare-fold small faint">
            {t('view.hidden', { count: hidden })}
          </p>
        ) : (
          <Row key={at} sentence={sentence} form={form} languages={languages} />
        ),
      )}
    </div>
  )
}

function isSame({ is, moved }: ComparedSentence): boolean {
  return is === 'same' && !moved
}

/** Runs of sentences that both have become one row that counts them. */
function folded(sentences: readonly ComparedSentence[]): { sentence?: ComparedSentence; hidden: number }[] {
  const rows: { sentence?: ComparedSentence; hidden: number }[] = []
  for (const sentence of sentences) {
    const last = rows.at(-1)
    if (!isSame(sentence)) rows.push({ sentence, hidden: 0 })
    else if (last && last.sentence === undefined) last.hidden++
    else rows.push({ hidden: 1 })
  }
  return rows
}

function Row({
  sentence,
  form,
  languages,
}: Pick<ComparedTextProps, 'form' | 'languages'> & { sentence: ComparedSentence }) {
  const { t } = useTranslation('stories')
  const { is, moved, left, right } = sentence
  const word = is === 'changed' ? t('view.changed') : is === 'left-out' ? t('view.legendLeft') : t('view.legendRight')
  const once = form === 'inline' && is === 'same'
  return (
    <div className={`compare-row compare-row-${is}`} data-differs={isSame(sentence) ? undefined : true}>
      <Side there={left ?? (once ? right : null)} lang={languages[0]} />
      <span className={`compare-sign compare-${is}`}>
        {SIGN[is]}
        {is !== 'same' && <span className="visually-hidden">{word}</span>}
        {moved && (
          <span className="compare-moved" title={t('view.moved')}>
            ↕<span className="visually-hidden">{t('view.moved')}</span>
          </span>
        )}
      </span>
      {!once && <Side there={right} lang={languages[1]} />}
    </div>
  )
}

function Side({ there, lang }: { there: ComparedSentence['left']; lang: string | undefined }) {
  const { t } = useTranslation('stories')
  if (!there) return <div className="compare-side compare-side-empty" />
  return (
    <div className="compare-side">
      <span className="paragraph-number numbers" aria-label={t('view.paragraph', { ordinal: there.ordinal })}>
        {there.ordinal}
        {there.recognised !== undefined && <RecognisedInMargin confidence={there.recognised} />}
      </span>
      <p lang={lang}>
        {there.stretches.map(({ text, differs }, at) =>
          differs ? <em key={at}>{text}</em> : <span key={at}>{text}</span>,
        )}
      </p>
    </div>
  )
}
