// The site as an app: what is kept on this device is shown, renewed, and sent when there is a connection again.
'use strict';

(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const language = document.documentElement.lang;
  const isShell = document.body.dataset.offline === 'true';
  const meta = $('meta[name="customer"]');
  const TRY_AGAIN_MILLIS = 20_000;
  if (!window.isSecureContext || !window.indexedDB || !navigator.locks || !navigator.serviceWorker) return;

  const quietly = promise => promise.catch(() => undefined);
  quietly(navigator.serviceWorker.register('/worker.js'));

  const box = $('[data-outbox]');
  let customer = meta?.content ?? '';
  let shownPictures = [];
  let signInNeeded = false;
  let sentBefore = 0;

  function moment(at) {
    const time = new Date(at);
    const today = time.toDateString() === new Date().toDateString();
    return time.toLocaleString(language, {hour: '2-digit', minute: '2-digit', ...(today ? {} : {day: 'numeric', month: 'long'})});
  }

  function url(blob) {
    const made = URL.createObjectURL(blob);
    shownPictures.push(made);
    return made;
  }

  function item(wish) {
    const entry = $('template', box).content.cloneNode(true);
    const words = box.dataset;
    if (wish.photo) $('img', entry).src = url(wish.photo);
    $('[data-kept-title]', entry).textContent = wish.fields.description;
    $('[data-kept-at]', entry).textContent = moment(wish.at);
    const status = $('[data-kept-status]', entry);
    status.textContent = wish.problem || (wish.tried ? words.unsure : words.waits);
    status.classList.toggle('error', Boolean(wish.problem));
    const correct = $('[data-kept-correct]', entry);
    correct.hidden = !wish.problem;
    correct.addEventListener('click', () => {
      sessionStorage.setItem('neurocards-correct', wish.key);
      if ($('#order')) document.dispatchEvent(new Event('neurocards:correct'));
      else window.location.assign('/studio');
    });
    const remove = $('[data-kept-remove]', entry);
    remove.addEventListener('click', () => {
      remove.disabled = true;
      quietly(kept.remove(wish.key));
    });
    return entry;
  }

  async function showOrders() {
    if (!box || !customer) return;
    const orders = await kept.orders(customer);
    for (const old of shownPictures) URL.revokeObjectURL(old);
    shownPictures = [];
    $('[data-outbox-list]', box).replaceChildren(...orders.map(item));
    $('[data-outbox-waiting]', box).hidden = orders.length === 0;
    $('[data-outbox-sent]', box).hidden = sentBefore === 0 || orders.some(one => !one.problem);
    $('[data-outbox-sign-in]', box).hidden = !signInNeeded || orders.length === 0;
    box.hidden = orders.length === 0 && sentBefore === 0;
  }

  function tile(clip, picture) {
    const entry = $('[data-kept-tile]').content.cloneNode(true);
    const image = $('img', entry);
    image.hidden = !picture;
    if (picture) {
      // A picture that could not be read just now is read once more; nothing else loads this page's pictures again.
      image.addEventListener('error', () => window.setTimeout(() => { image.src = URL.createObjectURL(picture); }, 500), {once: true});
      image.src = URL.createObjectURL(picture);
    }
    const tag = $('.tag', entry);
    tag.textContent = clip.stage;
    tag.hidden = Boolean(clip.poster);
    if (clip.tone) tag.classList.add(clip.tone);
    $('.tile__title', entry).textContent = clip.description;
    $('.tile__sub', entry).textContent = clip.facts;
    return entry;
  }

  async function showShell() {
    const me = await kept.state();
    const head = $('[data-kept-as-of]');
    if (!me) {
      head.textContent = head.dataset.nobody;
      $('.nav').hidden = true;
      return;
    }
    customer = me.person;
    head.textContent = head.dataset.asOf.replace('{0}', moment(me.as_of));
    $('[data-kept]').hidden = false;
    const section = window.location.pathname.slice(1);
    const part = ['gallery', 'cabinet'].includes(section) ? section : section === 'studio' ? 'studio' : 'gallery';
    for (const one of document.querySelectorAll('[data-part]')) one.hidden = !one.dataset.part.split(' ').includes(part);
    for (const link of document.querySelectorAll('.nav a')) {
      if (link.getAttribute('href') === `/${part}`) link.setAttribute('aria-current', 'page');
    }
    const purse = $('[data-balance]');
    purse.textContent = me.balance;
    purse.hidden = false;
    $('[data-available]').textContent = me.available;
    $('[data-available-word]').textContent = me.available_word;
    $('[data-held]').textContent = me.held_text;
    const form = $('#order');
    form.dataset.available = me.available;
    $('.bill__have', form).textContent = form.dataset.have.replace('{0}', me.balance);
    form.dispatchEvent(new Event('input'));
    const pictures = await kept.pictures();
    $('[data-kept-gallery]').replaceChildren(...me.clips.map(clip => tile(clip, pictures.get(clip.id))));
    $('[data-kept-empty]').hidden = me.clips.length > 0;
  }

  const dirty = () => Boolean($('#description')?.value || $('#photo')?.files.length);

  // The connection is back: the offline studio gives way to the real page, unless somebody is writing in it.
  async function renew() {
    const outcome = await kept.send();
    signInNeeded = outcome === 'signed-out';
    await showOrders();
    if (outcome === 'offline') return;
    if (isShell && !signInNeeded && !dirty()) window.location.reload();
    if (outcome === 'done') await kept.fetchPictures();
  }

  function line() {
    const away = $('[data-away]');
    if (away) away.hidden = navigator.onLine || isShell;
  }

  async function start() {
    line();
    if (isShell) await showShell();
    else if (meta && !customer) {
      const registration = await navigator.serviceWorker.getRegistration();
      await (await registration?.pushManager?.getSubscription())?.unsubscribe();
      return kept.forget({alsoOrders: new URLSearchParams(window.location.search).get('said') === 'deleted'});
    }
    else if (!customer) return;
    await showOrders();
    await renew();
  }

  async function ask() {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync?.register('orders');
  }

  new BroadcastChannel('neurocards').addEventListener('message', event => {
    if (event.data === 'sent') sentBefore += 1;
    if (['orders', 'sent'].includes(event.data)) quietly(showOrders());
    if (event.data === 'forgotten' && isShell) quietly(showOrders());
  });
  document.addEventListener('neurocards:kept', () => {
    quietly(showOrders().then(() => {
      box.scrollIntoView({block: 'start'});
      $('[data-outbox-waiting]', box).focus();
    }));
    quietly(ask());
    if (navigator.onLine) quietly(renew());
  });
  window.addEventListener('online', () => {
    line();
    if (customer || isShell) quietly(renew());
  });
  window.addEventListener('offline', line);
  window.setInterval(() => {
    if (document.visibilityState !== 'visible' || !customer || !navigator.onLine) return;
    quietly(kept.orders(customer).then(orders => (isShell || orders.some(one => !one.problem)) && renew()));
  }, TRY_AGAIN_MILLIS);

  let installing = null;
  const install = $('[data-install]');
  window.addEventListener('beforeinstallprompt', event => {
    if (!install) return;
    event.preventDefault();
    installing = event;
    install.hidden = false;
  });
  install?.addEventListener('click', () => {
    install.hidden = true;
    installing?.prompt();
  });

  quietly(start());
})();
