import { Button } from '@mantine/core'
import {
  type Icon,
  IconBook2,
  IconFileImport,
  IconFiles,
  IconShieldCheck,
  IconShieldX,
  IconUpload,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CustodyRecord } from '../../../shared/contract/custody.ts'
import type { CustodyEvent } from '../../../shared/contract/evidence.ts'
import { eventInWords, isMissing, matched } from '../../../shared/messages/custody-words.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

const GLYPHS: Record<CustodyEvent['act'], Icon> = {
  acquired: IconFileImport,
  again: IconFiles,
  verified: IconShieldCheck,
  included: IconBook2,
  exported: IconUpload,
}

/** What happened to the document since it came in, and a new proof on demand. */
export function CustodyEvents({ record }: { record: CustodyRecord }) {
  const { t } = useTranslation('custody')
  const { documentId, events } = record
  const verify = useMutation(
    engine.custody.verify.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.custody.key() }),
    }),
  )
  return (
    <div className="custody-part">
      <h3>{t('events.title')}</h3>
      {events.length === 0 && <p className="small faint">{t('events.none')}</p>}
      <ol>
        {events.map((event, index) => (
          <Event key={`${event.at} ${event.act} ${index}`} event={event} />
        ))}
      </ol>
      {verify.error && <ErrorLine error={verify.error} />}
      <div className="custody-acts">
        <Button
          leftSection={<IconShieldCheck size={15} stroke={1.5} />}
          disabled={verify.isPending}
          onClick={() => verify.mutate({ documentIds: [documentId] })}
        >
          {t(verify.isPending ? 'events.verifying' : 'events.verify')}
        </Button>
      </div>
    </div>
  )
}

function Event({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation('custody')
  const language = useLanguage()
  const match = matched(event)
  const Glyph = match === false ? IconShieldX : GLYPHS[event.act]
  const tone = match === false ? ' tone-bad' : match && event.act === 'verified' ? ' tone-ok' : ''
  return (
    <li className={`custody-event${tone}`}>
      <Glyph size={15} stroke={1.5} aria-hidden />
      <span>
        {eventInWords(event, t)}
        <span className="faint">
          {t('events.when', { at: fullMoment(event.at, language), by: event.by })}
          {match && event.act !== 'verified' && t('events.matched')}
        </span>
        {match === false && (
          <>
            {' '}
            {t(isMissing(event) ? 'events.missing' : 'events.mismatch')}{' '}
            <Link to="/vault" className="link">
              {t('events.toVault')}
            </Link>
          </>
        )}
      </span>
    </li>
  )
}
