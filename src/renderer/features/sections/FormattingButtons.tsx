import { ActionIcon, Button } from '@mantine/core'
import { type Icon, IconBlockquote, IconBold, IconBraces, IconHeading, IconItalic, IconList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { printedKeys } from '../../app/shortcuts.ts'
import type { Formatting } from './formatting.ts'

const BUTTONS: readonly { formatting: Formatting; icon: Icon; keys?: string }[] = [
  { formatting: 'bold', icon: IconBold, keys: 'mod+b' },
  { formatting: 'emphasis', icon: IconItalic, keys: 'mod+i' },
  { formatting: 'heading', icon: IconHeading },
  { formatting: 'list', icon: IconList },
  { formatting: 'quotation', icon: IconBlockquote },
]

export function FormattingButtons({ onFormat }: { onFormat: (formatting: Formatting) => void }) {
  const { t } = useTranslation('sections')
  return (
    <>
      {BUTTONS.map(({ formatting, icon: Glyph, keys }) => {
        const named = t(`command.${formatting}`)
        return (
          <ActionIcon
            key={formatting}
            aria-label={named}
            title={keys ? `${named} (${printedKeys(keys)})` : named}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onFormat(formatting)}
          >
            <Glyph size={17} stroke={1.5} />
          </ActionIcon>
        )
      })}
      <Button
        variant="subtle"
        leftSection={<IconBraces size={16} stroke={1.5} />}
        title={`${t('command.reference')} ({)`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onFormat('reference')}
      >
        {t('command.reference')}
      </Button>
    </>
  )
}
