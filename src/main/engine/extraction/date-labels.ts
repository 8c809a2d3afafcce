/** Words that say that the date after them is that of publication or of a later change, language by language. */
const PUBLISHED: readonly string[] = [
  String.raw`(?:first\s+|originally\s+)?(?:published|posted|released|issued|filed|created|submitted)|publication\s+date|release\s+date|pub(?:lish)?\s+date|date(?:\s+(?:published|posted|of\s+publication))?|dated`,
  String.raw`дата(?:\s+публикации)?|опубликован[оаы]?|размещен[оа]|размещено|создано|добавлено|публикация`,
  String.raw`(?:erst)?veröffentlicht|erschienen|publiziert|datum|erstellt`,
  String.raw`(?:première\s+)?publi(?:é|ée|cation)|paru|mis(?:e)?\s+en\s+ligne|posté|date(?:\s+de\s+publication)?`,
  String.raw`publicad[oa]|fecha(?:\s+de\s+publicación)?`,
  String.raw`публикуван[оа]?|дата(?:\s+на\s+публикуване)?`,
  String.raw`opublikowan[oeya]|data\s+(?:publikacji|dodania)|dodano|data`,
  String.raw`објављен[оаи]?|датум(?:\s+објаве)?|objavljen[oai]?|datum(?:\s+objave)?`,
  String.raw`опубліковано|оприлюднено|pubblicato|publicado|gepubliceerd|publikováno|zveřejněno|publicerad`,
  '发布(?:时间|日期|于)|发表(?:时间|于)|日期|时间',
]

const MODIFIED: readonly string[] = [
  String.raw`(?:(?:page\s+)?last\s+)?(?:updated|modified|revised|edited|changed|reviewed)`,
  String.raw`(?:последн(?:ее|яя)\s+)?(?:обновлен[оа]?|обновление|изменен[оа]?|изменение|отредактировано|редакция)`,
  String.raw`(?:zuletzt\s+)?(?:aktualisiert|geändert|bearbeitet)|stand|letzte\s+(?:änderung|aktualisierung)|update`,
  String.raw`mis(?:e)?\s+à\s+jour|modifié|dernière\s+(?:mise\s+à\s+jour|modification)|actualisé`,
  String.raw`actualizad[oa]|modificad[oa]|última\s+(?:actualización|modificación)`,
  String.raw`последна\s+(?:промяна|редакция|актуализация)|обновен[оа]?|актуализиран[оа]?|редактиран[оа]?`,
  String.raw`(?:ostatnia\s+)?(?:aktualizacja|modyfikacja)|zaktualizowano|(?:ostatnio\s+)?zmieniono`,
  String.raw`ажуриран[оа]?|измењен[оа]?|последња\s+измена|ažuriran[oa]?|izmenjen[oa]?|poslednja\s+izmena`,
  String.raw`оновлено|aggiornato|atualizado|bijgewerkt|aktualizováno|uppdaterad`,
  '(?:最后)?(?:更新|修改)(?:时间|日期|于)?',
]

/** A label with what parts it from its date: blanks, a colon or a dash; none before Chinese dates. */
export const DATE_LABEL = new RegExp(
  String.raw`^\s*(?:(?<modified>${MODIFIED.join('|')})|(?<published>${PUBLISHED.join('|')}))(?:\s*[:：|–—-]\s*|\s+|(?=\d{4}年))`,
  'iu',
)
