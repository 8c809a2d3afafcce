import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'

interface NewSectionProps {
  caseId: string
  /** Its place after those that are there. */
  position: number
  onMade: (section: Row<'section'>) => void
  onClose: () => void
}

export function NewSection({ caseId, position, onMade, onClose }: NewSectionProps) {
  const { t } = useTranslation('sections')
  const [heading, setHeading] = useState('')
  const add = useAddRow('section', caseId, (section) => {
    onMade(section)
    onClose()
  })
  return (
    <RowForm
      label={t('new.title')}
      submit={t('new.add')}
      isReady={heading.trim() !== ''}
      adding={add}
      onSubmit={() => add.mutate({ heading, position })}
      onClose={onClose}
      className="new-section"
    >
      <TextInput
        autoFocus
        label={t('new.heading')}
        maxLength={300}
        value={heading}
        onChange={(event) => setHeading(event.currentTarget.value)}
      />
    </RowForm>
  )
}
