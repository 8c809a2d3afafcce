/**
 * Legal forms of companies as names carry them, folded and without dots: abbreviations, and what they stand for. They
 * tell no company from another.
 */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  [
    // English
    'ltd, limited, llc, llp, lp, plc, inc, incorporated, corp, corporation, co, company, cjsc, ojsc, pjsc, jsc',
    'joint stock company, public joint stock company, closed joint stock company, open joint stock company',
    'public limited company, limited liability company, private limited company, pte, pty, pvt, fze, fzco, sae, bhd, sdn bhd',
    // German, Dutch, Nordic
    'gmbh, mbh, ag, kg, kgaa, ohg, gmbh co kg, co kg, ev, eg, ug, bv, nv, ab, as, asa, aps, oy, oyj, hf, se',
    // French, Italian, Spanish, Portuguese, Romanian
    'sa, sas, sarl, sasu, snc, spa, srl, sapa, sl, slu, sau, ltda, eireli, lda, cv, sa de cv',
    // Polish, Czech, Slovak, Hungarian
    'sp z oo, sp z o o, sp zoo, spzoo, spolka akcyjna, sro, kft, zrt, nyrt, rt, bt',
    // Bulgarian and South Slavic, in both scripts
    'ad, ead, ood, eood, kda, doo, d o o, dd, jp, ад, еад, оод, еоод, кда, доо, дд, јп, акционерно дружество',
    'ednolichno aktsionerno druzhestvo, aktsionerno druzhestvo, еднолично акционерно дружество',
    'дружество с ограничена отговорност, drustvo s ogranicenom odgovornoscu',
    // Russian, Ukrainian, Kazakh and Armenian, and as they are written in Latin letters
    'ооо, оао, зао, пао, ао, нао, фгуп, гуп, муп, фку, ип, тоо, тов, ват, пат, прат, зат',
    'ooo, oao, zao, pao, ao, nao, fgup, gup, mup, too, tov, prat',
    'акционерное общество, открытое акционерное общество, закрытое акционерное общество',
    'публичное акционерное общество, непубличное акционерное общество, общество с ограниченной ответственностью',
    'федеральное государственное унитарное предприятие, государственное унитарное предприятие',
    'товарищество с ограниченной ответственностью, индивидуальный предприниматель',
    // Turkish, Indonesian, Venezuelan
    'ltd sti, sti, tbk',
  ]
    .join(', ')
    .split(', '),
)

/** Words that many companies have in their names and that tell few of them apart; in Latin letters. */
const ORDINARY: ReadonlySet<string> = new Set([
  'and', 'und', 'et', 'i', 'y', 'the', 'of', 'de', 'group', 'gruppa', 'grupa', 'holding', 'holdings', 'kholding', 'concern', 'kontsern',
  'international', 'trading', 'export', 'import', 'industries', 'industry', 'plant', 'works', 'factory', 'zavod', 'corporation', 'korporatsiya',
  'enterprise', 'predpriyatie', 'kompaniya', 'firma', 'association', 'state', 'national',
]) // prettier-ignore

/** Whether these words of a name, folded, are a legal form. */
export function isLegalForm(words: readonly string[]): boolean {
  return LEGAL_FORMS.has(words.join(' '))
}

export function isOrdinary(latin: string): boolean {
  return ORDINARY.has(latin)
}
