import '@fontsource-variable/source-sans-3/wght.css'
import '@fontsource-variable/source-sans-3/wght-italic.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app/tokens.css'
import './app/frame.css'
import './components/components.css'
import './components/notices.css'
import './components/reading.css'
import './features/audit/audit.css'
import './features/cases/cases.css'
import './features/custody/custody.css'
import './features/dossier/dossier.css'
import './features/evidence/evidence.css'
import './features/exhibits/exhibits.css'
import './features/facts/facts.css'
import './features/jobs/jobs.css'
import './features/keys/keys.css'
import './features/packages/packages.css'
import './features/palette/palette.css'
import './features/passages/passages.css'
import './features/places/places.css'
import './features/redaction/redaction.css'
import './features/search/search.css'
import './features/start/start.css'
import './features/vault/vault.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { runCommand } from './app/commands.ts'
import './app/i18n.ts'
import { shell } from './app/shell.ts'

shell?.onCommand(runCommand)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
