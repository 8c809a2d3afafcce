/** Words by which a statement says less than it seems to, English and Russian, the longer before the shorter. */
const HEDGES = [
  '(?:is|are|was|were)(?: widely| generally)? (?:believed|thought|said|reported|alleged|estimated|expected|scheduled|supposed|understood|rumou?red)',
  'according to (?:some|unnamed|unconfirmed)[^.,;]{0,40}',
  '(?:it|this) (?:seems|appears)',
  'seems? to|appears? to',
  'some progress',
  'more than|less than|over|under|up to|at least|at most|as (?:much|many) as',
  'in recent years|a long time ago|long ago|earlier|recently',
  'about|around|approximately|roughly|nearly|almost|some \\d[\\d.,]*',
  'many|most|several|a number of|a wide range of|billions of|millions of|hundreds of|dozens of',
  'mainly|mostly|largely|often|usually|typically',
  'may|might|could|can|would|should',
  'probably|possibly|perhaps|presumably|likely|allegedly|reportedly|apparently|supposedly',
  'believed|estimated|alleged|reported|scheduled|planned|expected',
  'как (?:сообщается|утверждается|полагают|считается|ожидается)',
  'по (?:некоторым|неподтверждённым|предварительным|его|её|их) (?:данным|сведениям|оценкам|словам)',
  'по (?:оценкам?|сообщениям|слухам)',
  'не менее|не более|более|менее|свыше|до \\d[\\d\\s.,]*',
  'около|примерно|приблизительно|порядка|почти|чуть',
  'многие|многих|большинство|большинства|ряд|несколько|миллиарды|миллионы|сотни|десятки',
  'в основном|главным образом|зачастую|нередко|обычно',
  'возможно|вероятно|предположительно|видимо|по-видимому|якобы|вроде бы|кажется|похоже',
  'может|могут|мог бы|могли бы|должен|должны|планируется|ожидается|считается|полагают|предполагается|намечен[оаы]?',
  'давно|ранее|недавно|в последние годы',
] as const

const HEDGE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${HEDGES.join('|')})(?![\\p{L}\\p{N}])`, 'giu')

/** Hedging words in a passage as they stand there, each once, in their order: offered to a person, who decides. */
export function hedgesIn(text: string): string[] {
  const found = new Map<string, string>()
  for (const [words] of text.matchAll(HEDGE)) {
    const key = words.toLocaleLowerCase()
    if (!found.has(key)) found.set(key, words.trim())
  }
  return [...found.values()]
}
