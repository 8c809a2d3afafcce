import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  type CSSVariablesResolver,
  InputBase,
  Kbd,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Radio,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

/** For components that ask Mantine for a shade; every other colour is a variable of tokens.css. */
const ink: MantineColorsTuple = [
  '#EEF4F8',
  '#D5E3EC',
  '#B4CFDE',
  '#8FB9D0',
  '#6A9FBC',
  '#4787A9',
  '#2F7398',
  '#1B587A',
  '#164A67',
  '#0F3549',
]

const field = { classNames: { input: 'field-input', label: 'field-label', description: 'field-hint' } }

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-ui)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.33', sm: '1.38', md: '1.43', lg: '1.38', xl: '1.3' },
  headings: {
    fontFamily: 'var(--font-ui)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '26px' },
      h2: { fontSize: '16px', lineHeight: '22px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '13px', lineHeight: '18px' },
    },
  },
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'compact-sm', variant: 'default' },
      classNames: { root: 'button', label: 'button-label', section: 'button-section' },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 28, variant: 'subtle' },
      classNames: { root: 'icon-button' },
    }),
    TextInput: TextInput.extend(field),
    PasswordInput: PasswordInput.extend({
      classNames: {
        input: 'field-input',
        innerInput: 'field-input-inner',
        label: 'field-label',
        description: 'field-hint',
      },
    }),
    InputBase: InputBase.extend(field),
    NumberInput: NumberInput.extend({ ...field, defaultProps: { hideControls: true } }),
    Textarea: Textarea.extend({ classNames: { input: 'field-area', label: 'field-label', description: 'field-hint' } }),
    TagsInput: TagsInput.extend({
      classNames: { input: 'field-tags', label: 'field-label', description: 'field-hint' },
    }),
    MultiSelect: MultiSelect.extend({
      classNames: { input: 'field-tags', label: 'field-label' },
      defaultProps: { selectFirstOptionOnChange: true },
    }),
    Select: Select.extend({
      ...field,
      defaultProps: {
        checkIconPosition: 'right',
        selectFirstOptionOnChange: true,
        // What is typed after a click takes the place of what was chosen before, as after Tab.
        onClick: (event) => event.currentTarget.select(),
      },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', transitionDuration: 0 },
      classNames: { root: 'segments', label: 'segment', indicator: 'segment-chosen' },
    }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' }, classNames: { label: 'field-check' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' }, classNames: { label: 'field-check' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 500, withArrow: false, transitionProps: { duration: 90 } } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: false,
        yOffset: 84,
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 140 },
        // Mantine's <header> of a dialog would else be taken for the page's banner.
        attributes: { header: { role: 'presentation' } },
      },
      classNames: { content: 'float-content', header: 'float-header', title: 'float-title' },
    }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' }, classNames: { root: 'key' } }),
  },
})

const variables = {
  '--mantine-color-body': 'var(--pane)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--field)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-disabled': 'var(--window)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-shadow-md': 'var(--shadow)',
}

/** tokens.css changes with the colour scheme, so that one map serves both. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables })
