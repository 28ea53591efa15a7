import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'vue-sonner/style.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/floating.css'
import './styles/inspector.css'
import './styles/contrast.css'
import { measureTextBy } from '@core/graph/drawing/textWidth'
import App from './App.vue'
import { canvasTextMeasure, pageFamilies } from './canvas/canvasTextMeasure'
import { createHost } from './host/createHost'
import { openTransport } from './host/openTransport'
import { provideHost } from './host/useHost'
import { createTranslation } from './i18n/createTranslation'
import { provideTranslate } from './i18n/useTranslate'
import { provideLayoutRunner, workerLayoutRunner } from './layout/layoutRunner'
import { provideFaultReader, workerFaultReader } from './reading/faultReader'
import { useSettingsStore } from './stores/settings.store'

const transport = openTransport(window)
const app = createApp(App)
const translation = createTranslation('en')

measureTextBy(canvasTextMeasure(document.createElement('canvas').getContext('2d'), pageFamilies))
provideHost(app, createHost(transport), transport.connection)
provideTranslate(app, translation.translate)
provideLayoutRunner(app, workerLayoutRunner())
provideFaultReader(app, workerFaultReader())
app.use(createPinia()).use(translation.plugin)

// The language must be known before the first word is drawn; where the host cannot tell it, the browser's counts.
await useSettingsStore().load().catch(() => undefined)
app.mount('#app')
