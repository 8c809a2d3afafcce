import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustodyRecord } from '../../../shared/contract/custody.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { collectedInWords, readCollectedMoment } from './collectedMoment.ts'
import { LONGEST, useDeclaredCollection } from './collection.ts'

/** When the document was collected, as far as it is known; what is understood is shown below. */
export function CollectedAt({ record }: { record: CustodyRecord }) {
  const { t } = useTranslation('custody')
  const language = useLanguage()
  const saved = useDeclaredCollection(record, 'collectedAt')
  const inWords = (value: string) => collectedInWords(value, language)
  const [typed, setTyped] = useState(inWords(saved.standing))
  const [typing, setTyping] = useState(false)
  const read = readCollectedMoment(typed)
  const unread = typed.trim() !== '' && read === undefined

  useEffect(() => {
    if (!typing) setTyped(collectedInWords(saved.value, language))
  }, [saved.value, typing, language])

  function type(text: string): void {
    setTyping(true)
    setTyped(text)
    const moment = text.trim() === '' ? '' : readCollectedMoment(text)
    if (moment !== undefined) saved.change(moment)
  }

  function leave(): void {
    if (!unread) setTyping(false)
    saved.keep()
  }

  return (
    <div className="saved-field">
      <TextInput
        label={t('declared.field.collectedAt')}
        description={
          read !== undefined && typing
            ? t('declared.readAs', { moment: inWords(read) })
            : t('declared.example.collectedAt')
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={LONGEST.collectedAt}
        value={typed}
        autoFocus
        error={unread && t('declared.notADate')}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
          if (event.key === 'Escape') {
            setTyping(false)
            saved.drop()
          }
        }}
      />
      {saved.conflict && (
        <ConflictChoice conflict={saved.conflict} show={inWords} onMine={saved.keepMine} onTheirs={saved.keepTheirs} />
      )}
      {saved.error !== undefined && <ErrorLine error={saved.error} />}
    </div>
  )
}
