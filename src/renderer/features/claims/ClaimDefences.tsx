import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Kept } from '../../components/SavedFields.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { DefenceFacts } from './DefenceFacts.tsx'
import type { ClaimRow } from './useClaims.ts'

type Defence = ClaimRow['defences'][number]

interface ClaimDefencesProps {
  caseId: string
  claim: ClaimRow
  readOnly: boolean
}

/** What is to be expected against a claim, what is to be answered, and on which facts the answer rests. */
export function ClaimDefences({ caseId, claim, readOnly }: ClaimDefencesProps) {
  const { t } = useTranslation('claims')
  const saved = useRowField('claim', claim, 'defences')
  const changed = (at: number, fields: Partial<Defence>) =>
    saved.value.map((defence, index) => (index === at ? { ...defence, ...fields } : defence))
  const change = (at: number, fields: Partial<Defence>) => saved.change(changed(at, fields))

  function set(defences: Defence[]): void {
    saved.change(defences)
    saved.keep()
  }

  return (
    <Kept saved={saved} show={(defences) => defences.map(({ title }) => title).join('; ')}>
      <ul className="defences">
        {saved.value.map(({ title, answer, factIds }, at) => (
          <li key={at}>
            <TextInput
              aria-label={t('claim.newDefence')}
              maxLength={300}
              readOnly={readOnly}
              value={title}
              error={title.trim() === '' && t('claim.newDefence')}
              onChange={(event) => change(at, { title: event.currentTarget.value })}
              onBlur={saved.keep}
            />
            {!readOnly && (
              <ActionIcon
                aria-label={t('claim.removeDefence')}
                title={t('claim.removeDefence')}
                onClick={() => set(saved.value.filter((_, index) => index !== at))}
              >
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            )}
            <div className="defence-answer">
              <Textarea
                autosize
                minRows={1}
                maxRows={8}
                maxLength={2000}
                aria-label={t('claim.answer')}
                placeholder={t('claim.answer')}
                readOnly={readOnly}
                value={answer}
                onChange={(event) => change(at, { answer: event.currentTarget.value })}
                onBlur={saved.keep}
              />
              <DefenceFacts
                caseId={caseId}
                factIds={factIds}
                readOnly={readOnly}
                onFacts={(ids) => set(changed(at, { factIds: ids }))}
              />
            </div>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} stroke={1.6} />}
          onClick={() => set([...saved.value, { title: t('claim.newDefence'), answer: '', factIds: [] }])}
        >
          {t('claim.addDefence')}
        </Button>
      )}
    </Kept>
  )
}
