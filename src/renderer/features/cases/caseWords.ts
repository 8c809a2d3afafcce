import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseSummary, Forum, Party, PartyRole } from '../../../shared/contract/cases.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'

type Stands = Pick<CaseSummary, 'jurisdiction' | 'seat' | 'seatAgreed' | 'forum' | 'forumName' | 'language'>

/** The names of what a case refers to by code: its jurisdiction, its forum, its language. */
export function useCaseWords() {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const forums = useQuery(engine.cases.forums.queryOptions()).data ?? []
  const jurisdictions = useQuery(engine.jurisdictions.list.queryOptions()).data ?? []
  const languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })

  const forumOf = (id: string | null): Forum | undefined => forums.find((forum) => forum.id === id)
  const forumName = ({ forum, forumName: own }: Pick<Stands, 'forum' | 'forumName'>): string =>
    forum === 'other' ? own : (forumOf(forum)?.name[language] ?? '')
  const jurisdictionName = (code: string | null): string =>
    jurisdictions.find((jurisdiction) => jurisdiction.code === code)?.name[language] ?? code ?? ''
  const languageName = (tag: string): string => {
    try {
      return tag === '' ? '' : (languages.of(tag) ?? tag)
    } catch {
      return tag
    }
  }
  const seatInWords = ({ seat, seatAgreed }: Pick<Stands, 'seat' | 'seatAgreed'>): string =>
    seat === '' ? '' : t(seatAgreed ? 'seat.agreed' : 'seat.proposed', { seat })

  return { forums, forumOf, forumName, jurisdictions, jurisdictionName, languageName, seatInWords }
}

/** The names on one side of a case, in the order in which they were entered. */
export function namesOf(parties: readonly Party[], role: PartyRole): string[] {
  return parties.filter((party) => party.role === role).map(({ name }) => name)
}

/** `Ustrezhmash, Vestobrazexport v Trakorazh`, and what is not named where a side is empty. */
export function usePartiesLine(): (parties: readonly Party[]) => string {
  const { t } = useTranslation('cases')
  return (parties) => {
    const claimants = namesOf(parties, 'claimant').join(', ')
    const defendants = namesOf(parties, 'defendant').join(', ') || t('parties.notNamed')
    return claimants === '' ? t('parties.against', { defendants }) : t('parties.line', { claimants, defendants })
  }
}
