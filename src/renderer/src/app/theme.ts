/** The look: neutral greys, so that no picture is judged against a coloured frame, and one amber accent. */

import { type CSSVariablesResolver, createTheme, Input, type MantineColorsTuple } from '@mantine/core'
import { t } from '../../../shared/messages/t.ts'
import edges from './edges.module.css'

const grey: MantineColorsTuple = [
  '#ffffff',
  '#f6f6f6',
  '#e9e9e9',
  '#dcdcdc',
  '#d0d0d0',
  '#a0a0a0',
  '#666666',
  '#4d4d4d',
  '#333333',
  '#1c1c1c'
]
const dark: MantineColorsTuple = [
  '#e6e6e6',
  '#c6c6c6',
  '#a8a8a8',
  '#929292',
  '#3a3a3a',
  '#343434',
  '#2b2b2b',
  '#232323',
  '#1b1b1b',
  '#161616'
]
const amber: MantineColorsTuple = [
  '#fdf3e0',
  '#f7e3bd',
  '#efcd8d',
  '#e6b964',
  '#d9a441',
  '#b57c17',
  '#96660f',
  '#7d540a',
  '#624207',
  '#463004'
]
const red: MantineColorsTuple = [
  '#fdeceb',
  '#f9d2cf',
  '#f2aea9',
  '#ec8f88',
  '#e5746c',
  '#d4544b',
  '#c03a31',
  '#a12c24',
  '#84231d',
  '#5f1915'
]
const green: MantineColorsTuple = [
  '#eaf5ea',
  '#cfe6cf',
  '#a9d2a8',
  '#86bf85',
  '#6db06c',
  '#4f944e',
  '#3c7a3b',
  '#2f642f',
  '#255025',
  '#1a3a1a'
]

const controlHeights: Record<string, string> = { xs: '28px', sm: '32px', md: '36px' }
const heightOf = (size: unknown): string => controlHeights[String(size)] ?? '32px'

export const theme = createTheme({
  primaryColor: 'amber',
  primaryShade: { light: 5, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.2,
  black: '#1c1c1c',
  colors: { dark, gray: grey, amber, red, green },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  fontWeights: { regular: '400', medium: '500', bold: '650' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '13px', lineHeight: '1.4' }
    }
  },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  spacing: { xs: '6px', sm: '8px', md: '14px', lg: '20px', xl: '28px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 4px 16px rgb(0 0 0 / 24%)',
    lg: '0 8px 28px rgb(0 0 0 / 32%)',
    xl: '0 12px 40px rgb(0 0 0 / 36%)'
  },
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      vars: (_theme: unknown, props: { size?: unknown }) => ({
        root: {
          '--button-height': heightOf(props.size),
          '--button-fz': '13px',
          '--button-padding-x': props.size === 'xs' ? '10px' : '14px'
        }
      })
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({ wrapper: { '--input-height': heightOf(props.size), '--input-fz': '13px' } })
    }),
    InputWrapper: { defaultProps: { size: 'xs' } },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        offset: 6,
        transitionProps: { duration: 100 },
        events: { hover: true, focus: true, touch: false }
      }
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'lg' } },
    Select: {
      defaultProps: {
        comboboxProps: { transitionProps: { duration: 80 }, shadow: 'lg', hideDetached: false },
        checkIconPosition: 'right'
      }
    },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'lg' } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': t('app.theme.close') }
      }
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('app.theme.close') } } },
    // On light backgrounds, value indicators need a darker amber than filled buttons.
    Switch: {
      defaultProps: { size: 'xs', withThumbIndicator: false },
      vars: () => ({ root: { '--switch-color': 'var(--p-accent)' } })
    },
    Slider: {
      defaultProps: { size: 3, thumbSize: 14, label: null },
      vars: () => ({ root: { '--slider-color': 'var(--p-accent)' } })
    },
    // An off state is only visible by its edge: 3:1.
    Checkbox: { classNames: { input: edges.off }, vars: () => ({ root: { '--checkbox-color': 'var(--p-accent)' } }) },
    Radio: { classNames: { radio: edges.off }, vars: () => ({ root: { '--radio-color': 'var(--p-accent)' } }) },
    Tabs: { vars: () => ({ root: { '--tabs-color': 'var(--p-accent)' } }) },
    Kbd: { defaultProps: { size: 'xs' } }
  }
})

/** Colours by role, on top of Mantine's own. Every text pair is at least 4.5:1, every meaningful control edge 3:1. */
const darkRoles = {
  '--p-canvas': '#161616',
  '--p-page': '#1b1b1b',
  '--p-panel': '#232323',
  '--p-raised': '#2b2b2b',
  '--p-field': '#191919',
  '--p-line': '#343434',
  '--p-text': '#e6e6e6',
  '--p-text-2': '#a8a8a8',
  '--p-text-3': '#949494',
  '--p-accent': '#d9a441',
  '--p-accent-text': '#e6b964',
  '--p-accent-wash': 'rgb(217 164 65 / 14%)',
  '--p-accent-line': '#7a5f2c',
  '--p-danger': '#ec8f88',
  '--p-danger-wash': '#2a2120',
  '--p-danger-line': '#6b433f',
  '--p-selected': '#e6ad45',
  '--p-good': '#6db06c',
  '--p-hover': 'rgb(255 255 255 / 6%)'
}

const lightRoles: typeof darkRoles = {
  '--p-canvas': '#d6d6d6',
  '--p-page': '#e9e9e9',
  '--p-panel': '#f6f6f6',
  '--p-raised': '#ffffff',
  '--p-field': '#ffffff',
  '--p-line': '#d0d0d0',
  '--p-text': '#1c1c1c',
  '--p-text-2': '#4d4d4d',
  '--p-text-3': '#5c5c5c',
  '--p-accent': '#a06b0e',
  '--p-accent-text': '#7d540a',
  '--p-accent-wash': 'rgb(181 124 23 / 16%)',
  '--p-accent-line': '#c9a667',
  '--p-danger': '#a12c24',
  '--p-danger-wash': '#f7e7e5',
  '--p-danger-line': '#d9a19c',
  '--p-selected': '#c98616',
  '--p-good': '#3c7a3b',
  '--p-hover': 'rgb(0 0 0 / 5%)'
}

const mantineRoles = {
  '--mantine-color-body': 'var(--p-panel)',
  '--mantine-color-text': 'var(--p-text)',
  '--mantine-color-bright': 'var(--p-text)',
  '--mantine-color-dimmed': 'var(--p-text-2)',
  '--mantine-color-placeholder': 'var(--p-text-3)',
  '--mantine-color-error': 'var(--p-danger)',
  '--mantine-color-anchor': 'var(--p-accent-text)',
  '--mantine-color-default': 'var(--p-raised)',
  '--mantine-color-default-color': 'var(--p-text)',
  '--mantine-color-default-border': 'var(--p-line)',
  '--mantine-color-disabled': 'var(--p-raised)',
  '--mantine-color-disabled-color': 'var(--p-text-3)',
  '--mantine-color-disabled-border': 'var(--p-line)',
  '--mantine-color-amber-text': 'var(--p-accent-text)',
  '--mantine-color-amber-light': 'var(--p-accent-wash)',
  '--mantine-color-amber-light-color': 'var(--p-accent-text)',
  '--mantine-color-amber-outline': 'var(--p-accent)',
  '--mantine-color-red-text': 'var(--p-danger)',
  '--mantine-color-red-light': 'var(--p-danger-wash)',
  '--mantine-color-red-light-color': 'var(--p-danger)',
  '--mantine-color-gray-light-color': 'var(--p-text-2)',
  '--mantine-color-gray-text': 'var(--p-text-2)'
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--p-gap': '6px', '--p-motion': '120ms ease-out' },
  dark: {
    ...mantineRoles,
    ...darkRoles,
    '--mantine-color-default-hover': '#333333',
    '--mantine-color-amber-filled-hover': '#e6b964'
  },
  light: {
    ...mantineRoles,
    ...lightRoles,
    '--mantine-color-default-hover': '#efefef',
    '--mantine-color-amber-filled': '#d6a03c',
    '--mantine-color-amber-filled-hover': '#c9922c'
  }
})
