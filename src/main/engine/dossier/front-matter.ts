import { setContents } from './contents.ts'
import { setCover } from './cover.ts'
import type { DossierInput } from './input.ts'
import { setChronology, setExhibitList } from './lists.ts'
import type { Section, Setting } from './part.ts'
import { setForum, setParties, setStages } from './sections.ts'
import type { Words } from './words.ts'

const SETTERS = {
  parties: setParties,
  forum: setForum,
  stages: setStages,
  chronology: setChronology,
  list: setExhibitList,
} as const

/** The numbered sections before the exhibits; what has nothing to say is left out. */
export function sectionsOf(input: DossierInput, words: Words): Section[] {
  const present: Record<keyof typeof SETTERS, boolean> = {
    parties: true,
    forum: true,
    stages: input.stages.length > 0,
    chronology: input.exhibits.some(({ withdrawnOn }) => withdrawnOn === null),
    list: input.exhibits.length > 0,
  }
  const anchors = (Object.keys(SETTERS) as (keyof typeof SETTERS)[]).filter((anchor) => present[anchor])
  return anchors.map((anchor, index) => ({ anchor, number: index + 1, title: words.say(`section.${anchor}`) }))
}

/** Cover, contents and sections. */
export function setFrontMatter(setting: Setting, sections: readonly Section[]): void {
  setCover(setting)
  setContents(setting, sections)
  for (const section of sections) SETTERS[section.anchor](setting, section)
}
