import { IconPackageExport } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type Command, useCommands } from '../../app/commands.ts'
import { PackageOut } from './PackageOut.tsx'

/** The command that every menu of a case runs to take it elsewhere. */
export const TAKE_ELSEWHERE = 'case.take-elsewhere'

/** Makes the command known while a case is shown, and asks when it is run. */
export function TakeElsewhere({ caseId }: { caseId: string }) {
  const [asked, setAsked] = useState(false)
  const commands = useMemo<Command[]>(
    () => [
      {
        id: TAKE_ELSEWHERE,
        title: 'packages:out.command',
        words: 'packages:out.words',
        icon: IconPackageExport,
        run: () => setAsked(true),
      },
    ],
    [],
  )
  useCommands(commands)
  return asked ? <PackageOut caseId={caseId} onClose={() => setAsked(false)} /> : null
}
