import { setContents } from './contents.ts'
import { setCover } from './cover.ts'
import { setEvents } from './events.ts'
import type { DossierInput } from './input.ts'
import { setChronology, setExhibitList } from './lists.ts'
import { narrativeSections } from './narrative.ts'
import type { Section, Setting } from './part.ts'
import { setForum, setParties, setStages } from './sections.ts'
import type { Words } from './words.ts'

/** The numbered sections before the exhibits; what has nothing to say is left out. */
export function sectionsOf(input: DossierInput, words: Words): Section[] {
  const standing = input.exhibits.some(({ withdrawnOn }) => withdrawnOn === null)
  const own = (anchor: string, set: Section['set']) => ({ anchor, title: words.say(`section.${anchor}`), set })
  const sections = [
    own('parties', setParties),
    own('forum', setForum),
    ...(input.stages.length > 0 ? [own('stages', setStages)] : []),
    ...narrativeSections(input),
    ...(input.events.length > 0 ? [own('events', setEvents)] : []),
    ...(standing ? [own('chronology', setChronology)] : []),
    ...(input.exhibits.length > 0 ? [own('list', setExhibitList)] : []),
  ]
  return sections.map((section, index) => ({ ...section, number: index + 1 }))
}

/** Cover, contents and sections. */
export function setFrontMatter(setting: Setting, sections: readonly Section[]): void {
  setCover(setting)
  setContents(setting, sections)
  for (const section of sections) section.set(setting, section)
}
