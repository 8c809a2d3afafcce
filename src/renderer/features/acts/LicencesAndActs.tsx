import { SegmentedControl } from '@mantine/core'
import { IconClockHour4, IconHandStop, IconLicense } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { LicencesRegister } from '../licences/LicencesRegister.tsx'
import { ActsRegister } from './ActsRegister.tsx'
import { LimitationRules } from './LimitationRules.tsx'
import './acts.css'

const PARTS = ['acts', 'licences', 'rules'] as const
type Part = (typeof PARTS)[number]
const ICONS = { acts: IconHandStop, licences: IconLicense, rules: IconClockHour4 }

/** Was it allowed that day: the acts of a case, its licences, and the rules by which time runs out. */
export function LicencesAndActs({ caseId }: { caseId: string }) {
  const { t } = useTranslation('acts')
  const navigate = useNavigate({ from: '/case/$caseId/acts' })
  const { part = 'acts' } = useSearch({ from: '/case/$caseId/acts' })

  const commands = useMemo<Command[]>(
    () =>
      PARTS.map((one) => ({
        id: `acts.${one}`,
        title: `acts:command.${one}`,
        words: 'acts:command.words',
        icon: ICONS[one],
        run: () => void navigate({ search: (known) => ({ ...known, part: one }), replace: true }),
      })),
    [navigate],
  )
  useCommands(commands)

  const tools = (
    <SegmentedControl
      aria-label={t('parts')}
      data={PARTS.map((one) => ({ value: one, label: t(`part.${one}`) }))}
      value={part}
      onChange={(next) =>
        void navigate({
          search: (known) => ({ ...known, part: next === 'acts' ? undefined : (next as Part) }),
          replace: true,
        })
      }
    />
  )
  if (part === 'licences') return <LicencesRegister caseId={caseId} tools={tools} />
  if (part === 'rules') return <LimitationRules tools={tools} />
  return <ActsRegister caseId={caseId} tools={tools} />
}
