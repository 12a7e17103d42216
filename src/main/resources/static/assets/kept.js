// What this device keeps for a customer: how things stood when last asked, and orders that wait for the connection.
// Pages and the service worker share it. An order is bound to whoever made it and is sent with the same key however often.
'use strict';

self.kept = (() => {
  const PICTURE_BYTES = 400 * 1024;
  const SEND_MILLIS = 180_000;
  const LOOK_MILLIS = 20_000;
  const voice = new BroadcastChannel('neurocards');
  let opened = null;

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open('neurocards', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('orders', {keyPath: 'key'});
        request.result.createObjectStore('state', {keyPath: 'id'});
        request.result.createObjectStore('pictures', {keyPath: 'id'});
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => {
        opened = null;
        reject(request.error);
      };
    });
    return opened;
  }

  // Returns what the last request of `work` found, once all of it is on the disk.
  async function run(stores, mode, work) {
    const transaction = (await database()).transaction(stores, mode, {durability: 'strict'});
    return new Promise((resolve, reject) => {
      let last = null;
      const store = name => transaction.objectStore(name);
      work(store, request => { last = request; });
      transaction.oncomplete = () => resolve(last?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  const state = () => run(['state'], 'readonly', (store, is) => is(store('state').get('me')));
  const put = order => run(['orders'], 'readwrite', store => store('orders').put(order));
  const say = what => voice.postMessage(what);
  const alone = (name, work) => navigator.locks.request(`neurocards-${name}`, work);

  // An order made before two accounts were linked keeps its maker's name, so that one which had arrived is not ordered again.
  async function orders(person) {
    const me = await state();
    const makers = new Set([person, ...(me?.person === person && me.formerly || [])]);
    const all = await run(['orders'], 'readonly', (store, is) => is(store('orders').getAll()));
    return all.filter(order => makers.has(order.person)).sort((one, other) => one.at - other.at);
  }

  async function order(key) {
    return run(['orders'], 'readonly', (store, is) => is(store('orders').get(key)));
  }

  async function add(wish) {
    await put({...wish, at: Date.now(), problem: ''});
    say('orders');
    navigator.storage?.persist?.().catch(() => false);
  }

  // One that is on its way is removed, or found sent, only when its answer is there.
  const remove = key => alone('outbox', async () => {
    await run(['orders'], 'readwrite', store => store('orders').delete(key));
    say('orders');
  });

  // Forgets how things stood. Orders stay, for their own customer; `alsoOrders` is for who has deleted everything.
  async function forget({alsoOrders = false} = {}) {
    const person = (await state())?.person;
    const own = alsoOrders && person ? await orders(person) : [];
    await run(['state', 'pictures', 'orders'], 'readwrite', store => {
      const counter = store('state').get('forgotten');
      counter.onsuccess = () => store('state').put({id: 'forgotten', times: (counter.result?.times ?? 0) + 1});
      store('state').delete('me');
      store('pictures').clear();
      for (const one of own) store('orders').delete(one.key);
    });
    say('forgotten');
  }

  // What was asked before somebody signed out must not be kept after it.
  const forgotten = async () =>
    (await run(['state'], 'readonly', (store, is) => is(store('state').get('forgotten'))))?.times ?? 0;

  async function keep(me, asOf, before) {
    const {csrf, ...rest} = me;
    const last = await state();
    rest.formerly ??= last?.person === me.person ? last.formerly : [];
    await run(['state', 'pictures'], 'readwrite', store => {
      const counter = store('state').get('forgotten');
      counter.onsuccess = () => {
        if ((counter.result?.times ?? 0) !== before) return;
        store('state').put({...rest, id: 'me', as_of: asOf});
        const wanted = new Set(me.clips.map(clip => clip.id));
        const cursor = store('pictures').openKeyCursor();
        cursor.onsuccess = () => {
          if (!cursor.result) return;
          if (!wanted.has(cursor.result.key)) store('pictures').delete(cursor.result.key);
          cursor.result.continue();
        };
      };
    });
  }

  // Asks who is signed in and how things stand; the answer is {why} when it can't be had.
  async function look() {
    const before = await forgotten();
    let answer;
    try {
      answer = await fetch('/app/me', {redirect: 'manual', cache: 'no-store', headers: {Accept: 'application/json'}, signal: AbortSignal.timeout(LOOK_MILLIS)});
    } catch {
      return {why: 'offline'};
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401) {
      await forget();
      return {why: 'signed-out'};
    }
    if (!answer.ok) return {why: 'later'};
    const me = await answer.json().catch(() => null);
    if (!me) return {why: 'offline'};
    if ((await state())?.person !== me.person) await run(['pictures'], 'readwrite', store => store('pictures').clear());
    await keep(me, answer.headers.get('X-Data-As-Of') ?? me.as_of, before);
    say('looked');
    return {me};
  }

  async function pictures() {
    const all = await run(['pictures'], 'readonly', (store, is) => is(store('pictures').getAll()));
    return new Map(all.map(one => [one.id, one.picture]));
  }

  // Keeps the posters of the clips that are known by now; those that are there already are not asked for again.
  async function fetchPictures() {
    const me = await state();
    if (!me) return;
    const before = await forgotten();
    const there = await pictures();
    for (const clip of me.clips) {
      if (!clip.poster || there.has(clip.id)) continue;
      try {
        const answer = await fetch(clip.poster);
        const picture = answer.ok ? await answer.blob() : null;
        if (!picture || picture.size > PICTURE_BYTES || await forgotten() !== before) continue;
        await run(['pictures'], 'readwrite', store => store('pictures').put({id: clip.id, picture}));
      } catch {
        return; // without a connection there are none to be had
      }
    }
  }

  function form(wish) {
    const data = new FormData();
    for (const [name, value] of Object.entries(wish.fields)) data.set(name, value);
    if (wish.photo) data.set('photo', wish.photo, wish.photoName);
    return data;
  }

  // Returns sent, refused, signed-out, or later when the answer is not known; then the same key goes again.
  async function sendOne(wish, me) {
    await put({...wish, tried: true});
    let answer;
    try {
      answer = await fetch('/v1/videos', {
        method: 'POST',
        body: form(wish),
        headers: {[me.csrf.header]: me.csrf.token, 'Idempotency-Key': wish.key, 'X-Customer': wish.person, Accept: 'application/json'},
        signal: AbortSignal.timeout(SEND_MILLIS),
      });
    } catch {
      return 'later';
    }
    if (answer.status === 401) {
      await forget();
      return 'signed-out';
    }
    if (answer.ok) {
      await run(['orders'], 'readwrite', store => store('orders').delete(wish.key));
      say('sent');
      return 'sent';
    }
    const problem = await answer.json().catch(() => null);
    if (answer.status >= 500 || [408, 425, 429].includes(answer.status) || problem?.code === 'forbidden' || !problem?.detail) return 'later';
    await put({...wish, tried: true, problem: problem.detail});
    return 'refused';
  }

  // Sends what waits, one sender at a time on this device. Returns done, offline, later or signed-out.
  const send = () => alone('outbox', async () => {
    const {me, why} = await look();
    if (!me) return why;
    for (const wish of await orders(me.person)) {
      if (wish.problem) continue;
      const outcome = await sendOne(wish, me);
      say('orders');
      if (outcome === 'later' || outcome === 'signed-out') return outcome;
    }
    return 'done';
  });

  return {state, orders, order, add, remove, forget, pictures, fetchPictures, send};
})();
