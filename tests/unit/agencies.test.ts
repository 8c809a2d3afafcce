import { describe, expect, test } from 'vitest'
import { agenciesNamed, agencyCalled } from '../../src/main/engine/stories/agencies.ts'

const named = (...texts: string[]) =>
  agenciesNamed(texts.map((text, at) => ({ ordinal: at + 1, text }))).map(({ agency, how }) => `${how} ${agency}`)

describe('the agency that a text names as its source', () => {
  test.each([
    ['MOSCOW, December 5 (RIA Novosti) - Russia intends to act.', 'dateline ria-novosti'],
    ['PARIS, 3 May (Reuters) – The talks ended.', 'dateline reuters'],
    ['МОСКВА, 5 дек - РИА Новости. Россия намерена действовать.', 'dateline ria-novosti'],
    ['МОСКВА, 5 декабря. /ТАСС/. Россия намерена действовать.', 'dateline tass'],
    ['Москва. 5 декабря. INTERFAX.RU - Россия намерена действовать.', 'dateline interfax'],
    ['BERLIN (dpa) - Das Gericht hat am 5. Mai entschieden.', 'dateline dpa'],
    ['SELMARSK, March 14 (Norvalis) - Some 1,400 dockers stopped work.', 'dateline Norvalis'],
    ['It is too early to say, an official told RIA Novosti on Monday.', 'text ria-novosti'],
    ['The plant stands still, as reported by TASS.', 'text tass'],
    ['According to Interfax, the plant stands still.', 'text interfax'],
    ['The partners try to "minimize the lag," Interfax reported.', 'text interfax'],
    ['Russia keeps track of copies, state news agency RIA Novosti reported Wednesday.', 'text ria-novosti'],
    ['Завод стоит, сообщает «Интерфакс» со ссылкой на министерство.', 'text interfax'],
    ['По данным Интерфакса, завод стоит.', 'text interfax'],
    ['Об этом министр заявил РИА Новости.', 'text ria-novosti'],
    ['Laut Reuters steht das Werk still.', 'text reuters'],
    ['It tracks inventions, the Severvest agency reported on Wednesday.', 'text Severvest'],
    ['He said so in remarks carried by the Onegovest agency.', 'text Onegovest'],
    ['Завод стоит, сообщило агентство «Огневест».', 'text Огневест'],
  ])('%s', (text, expected) => {
    expect(named(text)).toContain(expected)
  })

  test.each([
    'The United Nations agency reported progress, the U.S. agency said.',
    'A man listens to a speaker (AP images)',
    'The Federal Security Agency said on Monday that nothing was found.',
    'Федеральное агентство по печати утвердило правила.',
    'He reads Reuters every morning.',
    'The AP course begins on 5 May.',
    'A company of Tassin bought the plant on 3 June (2006) - the price is not known.',
    'Snezharin (Foreign Ministry) said so.',
  ])('is none in: %s', (text) => {
    expect(named(text)).toEqual([])
  })

  test('is told once, where it is named first', () => {
    const text = 'MOSCOW, December 5 (RIA Novosti) - So it is.'
    expect(
      agenciesNamed([
        { ordinal: 3, text: 'A title' },
        { ordinal: 4, text },
        { ordinal: 9, text: 'He told RIA Novosti.' },
      ]),
    ).toEqual([{ agency: 'ria-novosti', ordinal: 4, how: 'dateline' }])
  })

  test('is known as a publisher under any of its names', () => {
    expect(agencyCalled('ITAR-TASS')).toBe('tass')
    expect(agencyCalled('РИА «Новости»')).toBe('ria-novosti')
    expect(agencyCalled('The Ostrovan Courier')).toBeUndefined()
  })
})
