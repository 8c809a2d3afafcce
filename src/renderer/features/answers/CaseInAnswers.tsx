import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Statement } from '../../../shared/contract/answers.ts'
import { statementInWords, tableInWords } from '../../../shared/messages/answer-words.ts'
import { speakerInWords } from '../../../shared/messages/speaker-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { CitationMark } from '../facts/CitationMark.tsx'
import { useOpenPassage } from '../facts/useOpenPassage.ts'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'
import { TallyMark, ToldMark } from './AnswerMarks.tsx'
import { RowLink } from '../registers/RowLink.tsx'
import './answers.css'

/** Sentences of an answer that are in view before the others are asked for. */
const AT_ONCE = 4

/** Where the case stands, in sentences that follow from what was entered; each opens what it was derived from. */
export function CaseInAnswers({ caseId }: { caseId: string }) {
  const { t } = useTranslation('answers')
  const answers = useQuery(engine.answers.ofCase.queryOptions({ input: { caseId } }))
  return (
    <section className="case-in-answers" aria-labelledby="answers-title">
      <h2 id="answers-title">
        {t('title')} <span className="second answers-hint">{t('hint')}</span>
      </h2>
      {answers.error && <ErrorLine error={answers.error} />}
      {answers.data?.map((answer) => (
        <AnswerRow key={answer.question} caseId={caseId} answer={answer} />
      ))}
    </section>
  )
}

function AnswerRow({ caseId, answer: { question, statements, tally } }: { caseId: string; answer: Answer }) {
  const { t } = useTranslation('answers')
  const [all, setAll] = useState(false)
  const shown = all ? statements : statements.slice(0, AT_ONCE)
  const hidden = statements.length - shown.length
  return (
    <div className="case-answer">
      <div className="answer-said">
        <h3>{t(`question.${question}`)}</h3>
        {statements.length === 0 && <p className="second small">{t(`nothing.${question}`)}</p>}
        {shown.map((statement, index) => (
          <Sentence key={index} caseId={caseId} statement={statement} />
        ))}
        {(hidden > 0 || all) && statements.length > AT_ONCE && (
          <button type="button" className="link-button small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('more', { count: hidden })}
          </button>
        )}
      </div>
      <div className="answer-tally">
        {tally.map(({ key, count }) => (
          <TallyMark key={key} of={key} count={count} />
        ))}
      </div>
    </div>
  )
}

const NUMBER = /(\p{Lu}+-\d+)/u

/** A sentence in which no line ends within a number, such as A-3. */
function unbroken(sentence: string) {
  return sentence.split(NUMBER).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className="numbers">
        {part}
      </span>
    ),
  )
}

function Sentence({ caseId, statement }: { caseId: string; statement: Statement }) {
  const { t } = useTranslation('answers')
  const language = useLanguage()
  const openPassage = useOpenPassage(caseId)
  const { about, sources, origins, told } = statement
  const words = unbroken(statementInWords(statement, language, t))
  return (
    <p className="answer-sentence">
      {about ? (
        <RowLink caseId={caseId} about={about}>
          {words}
        </RowLink>
      ) : (
        words
      )}{' '}
      <span className="answer-sources">
        {told !== 'told' && <ToldMark told={told} />}
        {sources.map((citation) => (
          <button
            key={citation.id}
            type="button"
            className="answer-source"
            title={`${speakerInWords(citation, t)}: “${citation.passage.quote}”`}
            onClick={() => openPassage(citation.passage)}
          >
            <CitationMark citation={citation} />
            {citation.voice === 'speaker' && <span className="second">{speakerInWords(citation, t)}</span>}
          </button>
        ))}
        {statement.tables.map(({ title, asOf }) => (
          <Link
            key={title[language]}
            className="link small"
            to="/case/$caseId/agreements"
            params={{ caseId }}
            search={{ view: 'sources' }}
          >
            {tableInWords({ title, asOf }, language, t)}
          </Link>
        ))}
        {origins === 1 && <OneSourceMark>{t('stories:origins.one')}</OneSourceMark>}
      </span>
    </p>
  )
}
