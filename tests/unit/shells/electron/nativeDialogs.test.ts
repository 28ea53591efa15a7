import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createNativeDialogs, externalAddress } from '@main/shells/electron/nativeDialogs'
import { shellWords } from '@main/shells/electron/shellWords'

const { dialog, shell } = vi.hoisted(() => ({ dialog: { showMessageBox: vi.fn(), showOpenDialog: vi.fn() }, shell: { openExternal: vi.fn() } }))
vi.mock('electron', () => ({ dialog, shell }))

beforeEach(() => vi.clearAllMocks())
const dialogs = createNativeDialogs(() => null, () => shellWords('en'))

describe('externalAddress', () => {
  it.each(['https://docs.docker.com/compose/', 'https://example.test:8443/a?b#c'])('takes %s', (address) => expect(externalAddress(address)?.href).toBe(address))
  it('shows look-alike letters as what they are', () => expect(externalAddress('https://gооgle.com/')?.host).toBe('xn--ggle-55da.com'))
  it.each(['http://example.test/', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'ms-settings:', 'https://docker.com@evil.test/', 'https://a:b@evil.test/', 'HTTPS:', '', '//evil.test', 'data:text/html,x'])('refuses %j', (address) => expect(externalAddress(address)).toBeNull())
})

describe('openExternal', () => {
  it('asks with the name of the host, and opens when the person agrees', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 0 })
    expect(await dialogs.openExternal('https://docs.docker.com/compose/')).toBe(true)
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ message: 'Open docs.docker.com in your browser?', detail: 'https://docs.docker.com/compose/', defaultId: 1, cancelId: 1 })
    expect(shell.openExternal).toHaveBeenCalledExactlyOnceWith('https://docs.docker.com/compose/')
  })
  it('opens nothing when the person does not', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 1 })
    expect(await dialogs.openExternal('https://docs.docker.com/')).toBe(false)
    expect(shell.openExternal).not.toHaveBeenCalled()
  })
  it('does not even ask for what is not https', async () => {
    expect(await dialogs.openExternal('file:///etc/passwd')).toBe(false)
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
  })
})

describe('choosing', () => {
  it('gives the folder, or null where the person cancelled', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/shop'] }).mockResolvedValueOnce({ canceled: true, filePaths: [] })
    expect(await dialogs.chooseFolder()).toBe('/shop')
    expect(await dialogs.chooseFile()).toBeNull()
    expect(dialog.showOpenDialog.mock.calls.map(([options]) => options.properties)).toEqual([['openDirectory', 'createDirectory'], ['openFile']])
  })
})
