import { Button, Select } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { StoryOfDocument } from '../../../shared/contract/stories.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { documentLabel } from '../evidence/documentList.ts'
import type { Compared } from './CompareView.tsx'
import { OneSourceMark } from './OneSourceMark.tsx'
import { StoryMemberRow } from './StoryMemberRow.tsx'
import { useRuling } from './useRuling.ts'
import { useStories } from './useStories.ts'
import './stories.css'

/** Members that are listed before the rest is asked for. */
const SHOWN_AT_ONCE = 6
const CHOICES_AT_ONCE = 100

interface StorySectionProps {
  document: EvidenceDocument
  onCompare: (compared: Compared) => void
}

/** Which documents tell the same story, which of them came first, and what each has more or less. */
export function StorySection({ document, onCompare }: StorySectionProps) {
  const { t } = useTranslation('stories')
  const language = useLanguage()
  const [choosing, setChoosing] = useState(false)
  const [whole, setWhole] = useState(false)
  const ruling = useRuling()
  const { pending } = useStories(document.caseId)
  const { data } = useQuery(
    engine.stories.get.queryOptions({ input: { documentId: document.id }, placeholderData: keepPreviousData }),
  )
  const members = data?.story?.members ?? []
  const others = members.filter(({ documentId }) => documentId !== document.id)
  const compared = comparedFirst(members, document.id)
  useCompareCommand(compared, onCompare)

  if (!data) return null
  const shown = whole ? members : members.slice(0, SHOWN_AT_ONCE)
  return (
    <section className="section story">
      <h2>{t('title')}</h2>
      {members.length > 0 ? (
        <>
          <OneSourceMark>{t('count', { count: members.length })}</OneSourceMark>
          <div className="story-members">
            {shown.map((member, at) => (
              <StoryMemberRow
                key={member.documentId}
                member={member}
                caseId={document.caseId}
                isThis={member.documentId === document.id}
                first={at > 0 ? null : data.story?.earliest === member.documentId ? 'earliest' : 'listedFirst'}
              />
            ))}
          </div>
          {shown.length < members.length && (
            <button type="button" className="link-button small" onClick={() => setWhole(true)}>
              {t('moreMembers', { count: members.length - shown.length })}
            </button>
          )}
          {data.story?.earliest === null && <p className="small tone-unsure">{t('earliestUnknown')}</p>}
          <div className="row story-acts">
            {compared && (
              <Button
                leftSection={<IconArrowsDiff size={15} stroke={1.5} />}
                onClick={() => onCompare(compared)}
                disabled={document.blocks === 0}
              >
                {t('compare')}
              </Button>
            )}
            <Button
              variant="subtle"
              title={t('notSameHint')}
              disabled={ruling.isPending}
              onClick={() =>
                ruling.mutate({
                  about: 'story',
                  documentId: document.id,
                  otherIds: others.map(({ documentId }) => documentId),
                  same: false,
                })
              }
            >
              {t('notSame')}
            </Button>
          </div>
        </>
      ) : (
        <p className="small faint">
          {document.blocks === 0 ? t('noText') : pending > 0 ? t('pending', { count: pending }) : t('none')}
        </p>
      )}
      <Agencies agencies={data.agencies} language={language} />
      <Parted
        parted={data.parted}
        onJoin={(otherId) =>
          ruling.mutate({ about: 'story', documentId: document.id, otherIds: [otherId], same: true })
        }
      />
      {choosing ? (
        <ChooseDocument
          document={document}
          except={others.map(({ documentId }) => documentId)}
          onChoose={(otherId) => {
            setChoosing(false)
            ruling.mutate({ about: 'story', documentId: document.id, otherIds: [otherId], same: true })
          }}
          onCancel={() => setChoosing(false)}
        />
      ) : (
        <button type="button" className="link-button small" onClick={() => setChoosing(true)}>
          {t('sameAs')}
        </button>
      )}
      {ruling.isError && <ErrorLine error={ruling.error} />}
    </section>
  )
}

/** The first of the story beside this document, or beside the next where this is the first. */
function comparedFirst(members: readonly { documentId: string }[], documentId: string): Compared | undefined {
  const [first, second] = members
  if (!first || !second) return undefined
  return { leftId: first.documentId, rightId: first.documentId === documentId ? second.documentId : documentId }
}

function useCompareCommand(compared: Compared | undefined, onCompare: (compared: Compared) => void): void {
  const { leftId, rightId } = compared ?? {}
  const commands = useMemo<Command[]>(
    () =>
      leftId === undefined || rightId === undefined
        ? []
        : [
            {
              id: 'stories.compare',
              title: 'stories:command.compare',
              icon: IconArrowsDiff,
              run: () => onCompare({ leftId, rightId }),
            },
          ],
    [leftId, rightId, onCompare],
  )
  useCommands(commands)
}

function Agencies({ agencies, language }: Pick<StoryOfDocument, 'agencies'> & { language: 'en' | 'ru' }) {
  const { t } = useTranslation('stories')
  if (agencies.length === 0) return null
  return (
    <div className="small story-agencies">
      <h3>{t('agencies')}</h3>
      {agencies.map(({ names, how, ordinal }) => (
        <div key={`${how} ${names.en}`}>
          {names[language]} <span className="faint">{t(`agency.${how}`, { ordinal })}</span>
        </div>
      ))}
    </div>
  )
}

function Parted({ parted, onJoin }: Pick<StoryOfDocument, 'parted'> & { onJoin: (otherId: string) => void }) {
  const { t } = useTranslation('stories')
  if (parted.length === 0) return null
  return (
    <div className="small story-parted">
      <h3>{t('parted')}</h3>
      {parted.map(({ documentId, listedAs: name }) => (
        <div key={documentId}>
          {name}{' '}
          <button type="button" className="link-button" onClick={() => onJoin(documentId)}>
            {t('join')}
          </button>
        </div>
      ))}
    </div>
  )
}

interface ChooseDocumentProps {
  document: EvidenceDocument
  except: readonly string[]
  onChoose: (otherId: string) => void
  onCancel: () => void
}

function ChooseDocument({ document, except, onChoose, onCancel }: ChooseDocumentProps) {
  const { t } = useTranslation('stories')
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId: document.caseId } })).data ?? []
  const left = new Set([document.id, ...except])
  const choices = documents.filter(({ id }) => !left.has(id))
  return (
    <div className="stack">
      <Select
        aria-label={t('choose')}
        placeholder={t('choose')}
        searchable
        autoFocus
        limit={CHOICES_AT_ONCE}
        nothingFoundMessage={t('nothing')}
        data={choices.map((one) => ({
          value: one.id,
          label: documentLabel(one),
        }))}
        onChange={(otherId) => otherId !== null && onChoose(otherId)}
      />
      <div>
        <Button variant="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
