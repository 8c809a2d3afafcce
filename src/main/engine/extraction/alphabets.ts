/** An encoding of one byte a letter, and the letters beyond ASCII of a language written in it, the commonest first. */
interface Alphabet {
  readonly encoding: string
  readonly letters: string
  /** Whether words are written in these letters alone, rather than mixed with ASCII letters. */
  readonly ownScript: boolean
}

const RUSSIAN = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'
const UKRAINIAN = 'оаинвіретсклдупмяьзгбчйхїжєшцющфґ'
const BULGARIAN = 'аиотенрсвлдкпмзъяугбчщйцжхфюшьѝ'

const cyrillic = (encoding: string, letters: string): Alphabet => ({ encoding, letters, ownScript: true })
const latin = (encoding: string, letters: string): Alphabet => ({ encoding, letters, ownScript: false })

/** In the order in which they are preferred where two fit alike. */
export const ALPHABETS: readonly Alphabet[] = [
  cyrillic('windows-1251', RUSSIAN),
  cyrillic('koi8-r', RUSSIAN),
  cyrillic('ibm866', RUSSIAN),
  cyrillic('iso-8859-5', RUSSIAN),
  cyrillic('x-mac-cyrillic', RUSSIAN),
  cyrillic('windows-1251', UKRAINIAN),
  cyrillic('koi8-u', UKRAINIAN),
  cyrillic('windows-1251', BULGARIAN),
  latin('windows-1252', 'éèàêçâîôùûïœëñ'),
  latin('windows-1252', 'üäößé'),
  latin('windows-1252', 'óáíéñúü'),
  latin('windows-1252', 'ãçáéíóõêâàú'),
  latin('windows-1252', 'äåöéøæ'),
  latin('windows-1252', 'àèìòùé'),
  latin('windows-1250', 'łąężóśćńź'),
  latin('windows-1250', 'íáéřěčžšýůúťďňó'),
  latin('windows-1250', 'áéíýčžľšúťôňäóďĺŕ'),
  latin('windows-1250', 'áéöóőüíúű'),
  latin('windows-1250', 'čšžćđ'),
  latin('windows-1250', 'ăîâşţ'),
  latin('iso-8859-2', 'łąężóśćńź'),
  latin('iso-8859-2', 'íáéřěčžšýůúťďňó'),
  latin('windows-1254', 'ıüşğöçâ'),
  latin('windows-1257', 'āīēšņūžķļčģ'),
  latin('windows-1257', 'ėšųžįčąūę'),
  latin('windows-1257', 'äõüöšž'),
  cyrillic('windows-1253', 'αοιετνσρηςπκυμλωάίόέθήγφβδχύώξζψϊϋ'),
  cyrillic('windows-1255', 'יוהלארתמבשנעםחדקפצטכגזןסךץףךּ'),
  cyrillic('windows-1256', 'البينمريتوعسدفهكقحجخشصطضةأزىذثغئءظؤآ'),
]
