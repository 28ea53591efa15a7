import { faultsOf } from '@core/document/parseCompose'

/** Reads texts off the UI thread and answers what is wrong with each, in order. */
self.addEventListener('message', (event: MessageEvent<string>) => self.postMessage(faultsOf(event.data)))
