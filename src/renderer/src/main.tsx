import './app/start.ts'
import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/global.css'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { language } from '../../shared/messages/language.ts'
import { App } from './app/app.tsx'
import { colourSchemeManager } from './app/colour-scheme.ts'
import { listen, load } from './app/connect.ts'
import { styleNonce } from './app/nonce.ts'
import { connectNotices, NoticeCorner } from './app/notices.tsx'
import { cssVariablesResolver, theme } from './app/theme.ts'
import { keepViewInAddress, showViewOfAddress } from './app/view-in-address.ts'
import { api } from './data/client.ts'
import { reportError } from './data/report.ts'

connectNotices()
listen(api)
showViewOfAddress(location.hash)
keepViewInAddress()
// The settings say which theme and which panels: waiting for them alone avoids a flash of the wrong ones.
await load(api).catch(reportError)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DirectionProvider initialDirection={language.direction}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        getStyleNonce={styleNonce}
        colorSchemeManager={colourSchemeManager()}
        defaultColorScheme="auto"
      >
        <NoticeCorner />
        <App />
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>
)
