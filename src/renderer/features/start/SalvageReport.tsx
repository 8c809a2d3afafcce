import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Salvage } from '../../../shared/contract/vault.ts'
import { useLanguage } from '../../app/i18n.ts'
import { salvageInWords } from './salvageWords.ts'

interface SalvageReportProps {
  salvage: Salvage
  /** Names of the damaged vault and of the one that was made. */
  from: string
  into: string
}

/** What a salvage read and what it could not, to be read and to be copied. */
export function SalvageReport({ salvage, from, into }: SalvageReportProps) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const title = t('salvage.report.title', { from, into })
  const parts = salvageInWords(salvage, language, t)
  const text = [title, ...parts.map((part) => [part.title, ...part.lines.map((line) => `- ${line}`)].join('\n'))]
  return (
    <>
      <h2>{title}</h2>
      <p className="second">{t('salvage.report.text')}</p>
      <div className="salvage-report" tabIndex={0} role="region" aria-label={t('salvage.report.label')}>
        {parts.map((part) => (
          <section key={part.title}>
            <h3>{part.title}</h3>
            <ul>
              {part.lines.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div>
        <CopyButton value={text.join('\n\n')}>
          {({ copied, copy }) => (
            <Button
              leftSection={copied ? <IconCheck size={15} stroke={1.6} /> : <IconCopy size={15} stroke={1.5} />}
              onClick={copy}
            >
              {t(copied ? 'salvage.report.copied' : 'salvage.report.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </>
  )
}
