import { EventPublisher } from '@orpc/server'
import type { Change, Topic } from '../../../shared/contract/events.ts'
import { isRegisterKind } from '../../../shared/domain/register-kinds.ts'

/** Tells every window which feature's data changed. */
export interface ChangeBoard {
  tell(topic: Topic, caseId?: string | null): void
  watch(signal: AbortSignal | undefined): AsyncGenerator<Change>
  /** Ends what is being watched, once all that was told has been read, and whatever is watched from now on. */
  end(): void
}

const END = null

export function createChangeBoard(): ChangeBoard {
  const publisher = new EventPublisher<{ change: Change | typeof END }>({ maxBufferedEvents: 1000 })
  let ended = false
  return {
    tell: (topic, caseId = null) => publisher.publish('change', { topic, caseId }),
    async *watch(signal) {
      if (ended) return
      for await (const change of publisher.subscribe('change', { signal })) {
        if (change === END) return
        yield change
      }
    },
    end() {
      ended = true
      publisher.publish('change', END)
    },
  }
}

const TOPIC_OF_ACT: Record<string, Topic> = {
  vault: 'vault',
  case: 'cases',
  party: 'cases',
  stage: 'stages',
  document: 'evidence',
  custody: 'evidence',
  series: 'exhibits',
  exhibit: 'exhibits',
  redaction: 'redactions',
  passage: 'facts',
  note: 'facts',
  fact: 'facts',
  citation: 'facts',
  story: 'stories',
  origin: 'stories',
  dossier: 'dossier',
  search: 'searches',
  // Of the register of agreements as a whole, not of one of its rows.
  agreements: 'registers',
}

/** The topic of an audit act such as `stage.recorded`. */
export function topicOf(act: string): Topic | undefined {
  const about = act.slice(0, act.indexOf('.'))
  return isRegisterKind(about) ? 'registers' : TOPIC_OF_ACT[about]
}
