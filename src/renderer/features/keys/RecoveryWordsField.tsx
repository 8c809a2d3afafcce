import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RECOVERY_WORDS, recoveryWordsIn } from './recoveryWords.ts'

interface RecoveryWordsFieldProps {
  value: string
  onValue: (value: string) => void
}

/** The words of a recovery key as they are typed from the sheet. */
export function RecoveryWordsField({ value, onValue }: RecoveryWordsFieldProps) {
  const { t } = useTranslation('vault')
  return (
    <Textarea
      label={t('recover.words')}
      description={t('recover.counted', { count: recoveryWordsIn(value).length, of: RECOVERY_WORDS })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autosize
      minRows={3}
      maxRows={6}
      maxLength={1000}
      autoFocus
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      lang="en"
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}
