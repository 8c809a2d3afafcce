/** Programs fill the title with a template's name or a file's. */
export function isTitle(text: string): boolean {
  return text.length > 2 && !FILLED_IN.test(text) && !FILE_NAME.test(text)
}

const FILLED_IN = /^(?:untitled|no title|без имени|(?:document|документ|slide|слайд)\s?\d*|microsoft word\b.*)$/iu
const FILE_NAME = /^\S*_\S*$|\.[a-z]\w{1,7}$/iu

/** Programs fill the author with an account's name that names nobody. */
export function isAuthor(text: string): boolean {
  return (
    text !== '' &&
    !/^(?:admin(?:istrator)?|user|owner|author|unknown|администратор|пользователь|автор|apache poi)$/iu.test(text)
  )
}
