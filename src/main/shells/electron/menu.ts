import type { MenuItemConstructorOptions } from 'electron'
import type { TFunction } from 'i18next'

/** A command of the window by its id, with its title in the catalogue and the keys that the window itself listens to. */
const CASE_COMMANDS = [
  ['case.new', 'cases:command.new', undefined],
  ['case.add-documents', 'cases:command.addDocuments', 'CommandOrControl+I'],
  ['case.add-folder', 'cases:command.addFolder', undefined],
  ['vault.lock', 'common:command.lock', 'CommandOrControl+L'],
] as const

const VIEW_COMMANDS = [
  ['frame.find', 'common:command.find', 'CommandOrControl+K'],
  ['frame.back', 'common:command.back', 'Alt+Left'],
  ['frame.forward', 'common:command.forward', 'Alt+Right'],
  ['frame.sidebar', 'common:command.sidebar', undefined],
] as const

/** The application's menu in the person's language; `run` sends a command to the window. */
export function menuTemplate(
  t: TFunction,
  platform: NodeJS.Platform,
  run: (command: string) => void,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    role: name,
    label: t(`cli:menu.${name}`),
  })
  const items = (commands: readonly (readonly [string, string, string | undefined])[]) =>
    commands.map(([id, title, accelerator]): MenuItemConstructorOptions => ({
      label: t(title),
      click: () => run(id),
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    }))
  const ofSystem: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [{ label: 'Libellus', submenu: [role('about'), separator, role('hide'), separator, role('quit')] }]
      : []
  return [
    ...ofSystem,
    {
      label: t('cli:menu.case'),
      submenu: [...items(CASE_COMMANDS), ...(platform === 'darwin' ? [] : [separator, role('quit')])],
    },
    {
      label: t('cli:menu.edit'),
      submenu: [role('undo'), role('redo'), separator, role('cut'), role('copy'), role('paste'), role('selectAll')],
    },
    {
      label: t('cli:menu.view'),
      submenu: [
        ...items(VIEW_COMMANDS),
        separator,
        role('zoomIn'),
        role('zoomOut'),
        role('resetZoom'),
        role('togglefullscreen'),
      ],
    },
    { label: t('cli:menu.window'), submenu: [role('minimize'), role('close')] },
  ]
}
