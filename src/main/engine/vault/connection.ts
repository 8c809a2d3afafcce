import Database from 'better-sqlite3'

export type Sqlite = Database.Database

/** 'Libl': tells `file` and other tools whose database this is, once it is decrypted. */
export const APPLICATION_ID = 0x4c69626c

/**
 * Opens a database of the vault in SQLCipher 4's format with a raw key.
 * `temp_store=MEMORY` stands on every connection: a large sort would else spill plaintext to an unlinked file.
 * @throws SQLite's own errors; SQLITE_NOTADB where the key is not the file's or its first page is damaged.
 */
export function openDatabase(file: string, key: Buffer, { create = false } = {}): Sqlite {
  const sqlite = new Database(file, { fileMustExist: !create })
  try {
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma("cipher = 'sqlcipher'")
    sqlite.pragma('legacy = 4')
    sqlite.pragma(`key = "x'${key.toString('hex')}'"`)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('cache_size = -65536')
    if (create) sqlite.pragma(`application_id = ${APPLICATION_ID}`)
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    return sqlite
  } catch (failure) {
    sqlite.close()
    throw failure
  }
}
