/** Files that systems and programs leave behind, which nobody means to hand in. */
const LEFT_BY_SYSTEMS = /^(\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\._.*|\.~lock\..*#)$/i

/** @param path With `/`; the folder in which macOS keeps its resource files counts as well. */
export function isLeftBySystem(path: string): boolean {
  return /(?:^|\/)__MACOSX\//.test(path) || LEFT_BY_SYSTEMS.test(path.slice(path.lastIndexOf('/') + 1))
}
