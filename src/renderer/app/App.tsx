import { MantineProvider } from '@mantine/core'
import { useColorScheme } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { speak } from './i18n.ts'
import { queryClient } from './queries.ts'
import { router } from './routes.tsx'
import { useSettings } from './settings.ts'
import { resolver, theme } from './theme.ts'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Window />
    </QueryClientProvider>
  )
}

function Window() {
  const { language, theme: chosen } = useSettings()
  const system = useColorScheme('light', { getInitialValueInEffect: false })

  useEffect(() => speak(language), [language])

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      forceColorScheme={chosen === 'system' ? system : chosen}
    >
      <Notifications position="bottom-right" limit={3} />
      <RouterProvider router={router} />
    </MantineProvider>
  )
}
