import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Kept } from '../../components/SavedFields.tsx'
import { useRowField } from '../registers/useRegister.ts'
import type { ClaimRow } from './useClaims.ts'

type Defence = ClaimRow['defences'][number]

/** What is to be expected against a claim, and what is to be answered. */
export function ClaimDefences({ claim, readOnly }: { claim: ClaimRow; readOnly: boolean }) {
  const { t } = useTranslation('claims')
  const saved = useRowField('claim', claim, 'defences')
  const change = (at: number, fields: Partial<Defence>) =>
    saved.change(saved.value.map((defence, index) => (index === at ? { ...defence, ...fields } : defence)))

  function set(defences: Defence[]): void {
    saved.change(defences)
    saved.keep()
  }

  return (
    <Kept saved={saved} show={(defences) => defences.map(({ title }) => title).join('; ')}>
      <ul className="defences">
        {saved.value.map(({ title, answer }, at) => (
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
