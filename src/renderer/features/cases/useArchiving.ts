import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Command, useCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'

/** Puts a case into the archive or takes it out again; also a command while a case is given. */
export function useArchiving(one: { id: string; archivedOn: string | null } | undefined) {
  const archive = useMutation(engine.cases.archive.mutationOptions())
  const restore = useMutation(engine.cases.unarchive.mutationOptions())
  const { id: caseId, archivedOn } = one ?? { archivedOn: null }
  const { mutate, isPending, error } = archivedOn === null ? archive : restore

  const commands = useMemo<Command[]>(
    () =>
      caseId === undefined
        ? []
        : [
            {
              id: 'case.archive',
              title: archivedOn === null ? 'cases:command.archive' : 'cases:command.restore',
              icon: archivedOn === null ? IconArchive : IconArchiveOff,
              run: () => mutate({ caseId }),
            },
          ],
    [archivedOn, caseId, mutate],
  )
  useCommands(commands)
  return { move: mutate, isPending, error }
}
