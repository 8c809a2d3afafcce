import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { listedAs } from './documentList.ts'

/** A web page or a mail as it looked, sanitised, in a frame that may run and load nothing. */
export function WebView({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const web = useQuery(engine.evidence.web.queryOptions({ input: { documentId: document.id } }))
  if (web.isError) return <ErrorLine error={web.error} />
  if (!web.data) return <p className="reader-note">{t('reader.loading')}</p>
  return (
    <iframe
      className="reader-web"
      title={t('reader.webFrame', { title: listedAs(document) })}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={web.data.html}
    />
  )
}
