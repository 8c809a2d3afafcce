import { setTimeout as pause } from 'node:timers/promises'
import type { StoryMember, StoryOfDocument } from '../../../../shared/contract/stories.ts'
import { dateInWords } from '../../../../shared/domain/edtf-words.ts'
import { differenceInWords } from '../../../../shared/messages/story-words.ts'
import type { EngineClient } from '../../engine-client.ts'
import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson, say } from '../output.ts'
import { withVault } from '../session.ts'

/** Milliseconds between looks at how many documents are still to be compared, and after how many without progress it goes on. */
const LOOK = 200
const PATIENCE = 10

interface Options {
  case: string
  doc?: string[]
}

/** Lists the stories that several documents of a case tell; with documents, how many independent sources they are at most. */
export async function tellStories(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  return withVault(cli, folder, async ({ client }) => {
    const { id: caseId } = await client.cases.get({ case: options.case })
    const { stories, pending } = await comparedStories(client, caseId)
    if (options.doc) await printOrigins(cli, client, options.doc)
    else {
      const told = []
      for (const { documentIds } of stories) {
        const { story } = await client.stories.get({ documentId: documentIds[0]! })
        if (story) told.push(story)
      }
      if (cli.json) printJson({ stories: told, pending })
      else if (told.length === 0) print(cli.t('cli:stories.none'))
      else for (const story of told) printStory(cli, story)
    }
    if (pending > 0) say(cli.t('stories:pending', { count: pending }))
    return EXIT.done
  })
}

/** What came in before texts were compared is compared when the vault is opened: that is waited for. */
async function comparedStories(client: EngineClient, caseId: string) {
  let found = await client.stories.list({ caseId })
  for (let looks = 0; found.pending > 0 && looks < PATIENCE; looks++) {
    await pause(LOOK)
    const { pending } = found
    found = await client.stories.list({ caseId })
    if (found.pending < pending) looks = 0
  }
  return found
}

function printStory(cli: Cli, { members, earliest }: NonNullable<StoryOfDocument['story']>): void {
  print(`${members[0]?.listedAs ?? ''} · ${cli.t('stories:count', { count: members.length })}`)
  for (const [at, member] of members.entries()) print(`    ${memberInWords(cli, member, at === 0, earliest)}`)
  if (earliest === null) print(`    ${cli.t('stories:earliestUnknown')}`)
}

function memberInWords({ t, language }: Cli, member: StoryMember, isFirst: boolean, earliest: string | null): string {
  const { documentId, exhibit, publisher, published, differs } = member
  const date = published === null ? t('stories:noDate') : dateInWords(published, language, 'short')
  const place = earliest === documentId ? t('stories:earliest') : t('stories:listedFirst')
  const beside = differs === null ? t('stories:notCompared') : differenceInWords(differs, t)
  return [exhibit, publisher ?? t('stories:noPublisher'), date, isFirst ? place : beside, documentId]
    .filter((part) => part !== null)
    .join(' · ')
}

async function printOrigins(cli: Cli, client: EngineClient, documentIds: string[]): Promise<void> {
  const { origins } = await client.stories.origins({ documentIds })
  if (cli.json) {
    printJson({ atMost: origins.length, origins })
    return
  }
  print(cli.t('stories:origins.atMost', { count: origins.length }))
  for (const { documentIds: ids, shared } of origins) {
    const why = shared.map(({ by, names }) => cli.t(`stories:origins.by.${by}`, { name: names[cli.language] }))
    print(`    ${ids.join(', ')} · ${why.length > 0 ? why.join(', ') : cli.t('stories:origins.alone')}`)
  }
}
