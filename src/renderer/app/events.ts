import type { QueryKey } from '@tanstack/react-query'
import type { Topic } from '../../shared/contract/events.ts'
import { client, engine } from './engine.ts'
import { noteEngineGone } from './engineGone.ts'
import { doubtWhoAnswers } from './provedFetch.ts'
import { queryClient } from './queries.ts'

/** What is read anew when a feature's data changed: its own queries and those that show its counts. */
const READ_ANEW: Record<Topic, readonly QueryKey[]> = {
  vault: [engine.vault.key(), engine.keys.key(), engine.backups.key(), engine.audit.key(), engine.custody.key()],
  cases: [
    engine.agreements.key(),
    engine.conflicts.key(),
    engine.acts.key(),
    engine.claims.key(),
    engine.chronology.key(),
    engine.answers.key(),
    engine.cases.key(),
    engine.dossier.key(),
    engine.audit.key(),
    engine.vault.current.key(),
  ],
  stages: [
    engine.chronology.key(),
    engine.answers.key(),
    engine.stages.key(),
    engine.cases.key(),
    engine.dossier.key(),
    engine.audit.key(),
  ],
  evidence: [
    engine.acts.key(),
    engine.claims.key(),
    engine.chronology.key(),
    engine.answers.key(),
    engine.evidence.key(),
    engine.recognition.key(),
    engine.passages.key(),
    engine.facts.key(),
    engine.loss.figures.key(),
    engine.custody.key(),
    engine.cases.list.key(),
    engine.exhibits.key(),
    engine.search.key(),
    engine.dossier.readiness.key(),
    engine.stories.key(),
    engine.audit.key(),
    engine.vault.current.key(),
    engine.sections.key(),
  ],
  redactions: [engine.redaction.key(), engine.audit.key()],
  stories: [
    engine.acts.key(),
    engine.claims.key(),
    engine.answers.key(),
    engine.stories.key(),
    engine.facts.key(),
    engine.audit.key(),
  ],
  exhibits: [
    engine.claims.key(),
    engine.chronology.key(),
    engine.answers.key(),
    engine.exhibits.key(),
    engine.facts.key(),
    engine.custody.key(),
    engine.evidence.key(),
    engine.cases.list.key(),
    engine.dossier.readiness.key(),
    engine.audit.key(),
    engine.sections.key(),
  ],
  facts: [
    engine.acts.key(),
    engine.claims.key(),
    engine.chronology.key(),
    engine.answers.key(),
    engine.facts.key(),
    engine.loss.figures.key(),
    engine.passages.key(),
    engine.audit.key(),
    engine.sections.key(),
    engine.dossier.readiness.key(),
  ],
  dossier: [engine.dossier.key(), engine.audit.key()],
  jobs: [engine.jobs.key(), engine.imports.key(), engine.backups.key(), engine.vault.current.key()],
  registers: [
    engine.agreements.key(),
    engine.rights.key(),
    engine.facts.usedBy.key(),
    engine.acts.key(),
    engine.licences.key(),
    engine.claims.key(),
    engine.chronology.key(),
    engine.registers.key(),
    engine.answers.key(),
    engine.loss.key(),
    engine.audit.key(),
    engine.sections.key(),
    engine.dossier.readiness.key(),
  ],
  searches: [engine.search.saved.key(), engine.audit.key()],
  undo: [engine.undo.key()],
  settings: [engine.settings.key(), engine.recognition.key()],
}

/** Milliseconds in which changes are gathered, so that an import of thousands of files does not read a list for each. */
const GATHER = 300
const RECONNECT = 1_000
const RECONNECT_SOON = 150
/** Milliseconds in which a new engine takes over from the one that ended when the vault was locked. */
const TAKES_OVER = 3_000

/** Keeps one stream of changes open as long as the window lives, and reads anew what they touch. */
export function watchEngine(): () => void {
  const stop = new AbortController()
  const changed = new Set<Topic>()
  let reading = false

  async function readAnew(): Promise<void> {
    if (reading) return
    reading = true
    while (changed.size > 0 && !stop.signal.aborted) {
      await pause(GATHER)
      const topics = [...changed]
      changed.clear()
      const keys = new Map(topics.flatMap((topic) => READ_ANEW[topic]).map((key) => [JSON.stringify(key), key]))
      // One after the other: what all of them would draw at once blocks the window for longer than a blink.
      for (const queryKey of keys.values()) await queryClient.invalidateQueries({ queryKey })
    }
    reading = false
  }

  async function watch(): Promise<void> {
    let isFirst = true
    let lostAt: number | undefined
    while (!stop.signal.aborted) {
      try {
        const changes = await client.events.watch(undefined, { signal: stop.signal })
        noteEngineGone(false)
        if (!isFirst) void queryClient.invalidateQueries()
        isFirst = false
        lostAt = undefined
        for await (const change of changes) {
          changed.add(change.topic)
          void readAnew()
        }
      } catch {
        // How long the engine has been out of reach tells whether it is gone.
      }
      doubtWhoAnswers()
      lostAt ??= performance.now()
      const takesOver = performance.now() - lostAt < TAKES_OVER
      if (!stop.signal.aborted && !takesOver) noteEngineGone(true)
      await pause(takesOver ? RECONNECT_SOON : RECONNECT)
    }
  }

  void watch()
  return () => stop.abort()
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
