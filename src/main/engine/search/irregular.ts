/** Inflected forms that no rule leads back, after the form they belong to. */
const FORMS = `
be: am is are was were been being
become: became
begin: began begun
break: broke broken
bring: brought
build: built
buy: bought
catch: caught
choose: chose chosen
come: came
deal: dealt
do: did done does
draw: drew drawn
drive: drove driven
fall: fell fallen
feed: fed
fight: fought
find: found
fly: flew flown
forbid: forbade forbidden
forget: forgot forgotten
get: got gotten
give: gave given
go: went gone goes
grow: grew grown
have: has had having
hear: heard
hide: hid hidden
hold: held
keep: kept
know: knew known
lead: led
learn: learnt
lend: lent
lose: lost
make: made
mean: meant
meet: met
oversee: oversaw overseen
pay: paid
prove: proven
rise: rose risen
run: ran
say: said
see: seen
seek: sought
sell: sold
send: sent
show: shown
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
strike: struck stricken
swear: swore sworn
take: took taken
teach: taught
tell: told
think: thought
throw: threw thrown
understand: understood
undertake: undertook undertaken
withdraw: withdrew withdrawn
withhold: withheld
write: wrote written
child: children
man: men
woman: women
foot: feet
analyse: analysis analyses
basis: bases
crisis: crises
hypothesis: hypotheses
criterion: criteria
день: дня дню днем дне дни дней дням днями днях
человек: люди людей людям людьми людях
ребенок: дети детей детям детьми детях
письмо: писем
имя: имени именем имена имен именам именами именах
время: времени временем времена времен временам временами временах
`

const BASE = new Map<string, string>()
for (const line of FORMS.trim().split('\n')) {
  const [base = '', forms = ''] = line.split(': ')
  for (const form of forms.split(' ')) BASE.set(form, base)
}

/** The form that a dictionary lists an irregular one under (sold: sell); any other word as it is. */
export function irregular(form: string): string {
  return BASE.get(form) ?? form
}
