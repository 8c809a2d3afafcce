import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy, IconFileImport, IconFiles, IconShieldCheck, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustodyEvent, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Hash } from '../../components/Hash.tsx'
import { OriginalButton } from './OriginalButton.tsx'

const GLYPHS = { acquired: IconFileImport, again: IconFiles, verified: IconShieldCheck, exported: IconUpload } as const
const COPIED_FOR = 2_000

/** Where the original came from, what proves that it is unchanged, and the original itself. */
export function CustodySection({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const [copied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(document.sha256)
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_FOR)
  }

  return (
    <section className="section">
      <h2>{t('custody.title')}</h2>
      {document.custody.map((event) => (
        <Event key={`${event.at} ${event.act}`} event={event} />
      ))}
      <div className="row tiny">
        <span className="faint">{t('custody.sha')}</span>
        <Hash sha256={document.sha256} />
        <ActionIcon size={22} aria-label={copied ? t('custody.copied') : t('custody.copy')} onClick={() => void copy()}>
          {copied ? <IconCheck size={14} stroke={1.6} /> : <IconCopy size={14} stroke={1.5} />}
        </ActionIcon>
      </div>
      <OriginalButton document={document} />
    </section>
  )
}

function Event({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const Glyph = GLYPHS[event.act]
  const path = event.detail['origin'] ?? event.detail['path']
  return (
    <p className={event.act === 'verified' ? 'custody-event tone-ok' : 'custody-event'}>
      <Glyph size={15} stroke={1.5} aria-hidden />
      <span>
        {t(`custody.${event.act}`, { at: fullMoment(event.at, language), by: event.by })}
        {typeof path === 'string' && <span className="faint"> {t('custody.from', { path })}</span>}
      </span>
    </p>
  )
}
