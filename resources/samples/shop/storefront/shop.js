const say = (text) => (document.querySelector('#message').textContent = text)

async function call(path, body) {
  const options = body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`/api/${path}`, options)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

function show(list, items, action) {
  list.replaceChildren(
    ...items.map((item) => {
      const row = document.createElement('li')
      row.textContent = `${item.name} · ${item.price} € `
      if (action) {
        const button = Object.assign(document.createElement('button'), { textContent: 'Add' })
        button.addEventListener('click', () => action(item).catch((error) => say(error.message)))
        row.append(button)
      }
      return row
    }),
  )
}

const customer = (localStorage.customer ??= crypto.randomUUID())
const showCart = async () => show(document.querySelector('#cart'), await call(`cart/items/${customer}`))

document.querySelector('#order').addEventListener('click', async () => {
  try {
    const { id } = await call('orders/orders', { customer, items: await call(`cart/items/${customer}`) })
    await call(`cart/clear/${customer}`, {})
    await showCart()
    say(`Order ${id} was placed. Its mail is at port 8025.`)
  } catch (error) {
    say(error.message)
  }
})

try {
  await call('accounts/accounts', { id: customer })
  show(document.querySelector('#products'), await call('catalog/products'), async (product) => {
    await call(`cart/items/${customer}`, product)
    await showCart()
  })
  await showCart()
} catch (error) {
  say(error.message)
}
