// Makes the pages quicker and kinder; every page works without it.
'use strict';

(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const language = document.documentElement.lang;
  const plurals = new Intl.PluralRules(language);
  const counted = (data, noun, count) => {
    const form = plurals.select(count);
    const word = data[noun + form[0].toUpperCase() + form.slice(1)] ?? data[noun + 'Many'];
    return `${count}\u00a0${word}`;
  };

  document.addEventListener('htmx:configRequest', event => {
    const header = $('meta[name="csrf-header"]');
    if (header) event.detail.headers[header.content] = $('meta[name="csrf"]').content;
  });

  const localTimes = () => {
    for (const time of $$('time[data-time]')) {
      time.textContent = new Date(time.dateTime).toLocaleString(language, {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
    }
  };
  localTimes();
  document.addEventListener('neurocards:renewed', localTimes);

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-show-password]');
    if (!button) return;
    const field = document.getElementById(button.dataset.showPassword);
    const shown = field.type === 'text';
    field.type = shown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!shown));
    button.textContent = shown ? button.dataset.show : button.dataset.hide;
  });
  for (const button of $$('[data-show-password]')) button.hidden = false;

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    navigator.clipboard.writeText(field.value).then(() => { button.textContent = button.dataset.copied; }, () => undefined);
  });
  if (navigator.clipboard) for (const button of $$('[data-copy]')) button.hidden = false;

  // One press sends a form once; the server would recognise the second one too.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-once]')) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    for (const button of $$('button[type=submit]', form)) button.setAttribute('aria-disabled', 'true');
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) window.location.reload();
  });

  const firstWrong = $('[aria-invalid="true"]');
  if (firstWrong) firstWrong.focus();

  const order = $('#order');
  if (order) studio(order);

  function studio(form) {
    const data = form.dataset;
    const photo = form.elements.photo;
    const drop = $('[data-drop]', form);
    const submit = $('[data-submit]', form);
    const slot = name => $(`[data-slot="${name}"]`, form);
    const chosen = name => $(`input[name="${name}"]:checked`, form) ?? $(`input[name="${name}"]`, form);
    let shown = null;
    let busy = false;

    function showPhoto(file) {
      if (shown) URL.revokeObjectURL(shown);
      shown = file ? URL.createObjectURL(file) : null;
      for (const image of $$('[data-phone-photo], [data-drop-thumb]', form)) {
        image.hidden = !shown;
        if (shown) image.src = shown; else image.removeAttribute('src');
      }
      $('[data-phone-empty]', form).hidden = Boolean(shown);
      $('[data-drop-glyph]', form).hidden = Boolean(shown);
      const name = $('[data-drop-name]', form);
      name.textContent = file ? file.name : name.dataset.empty;
      drop.classList.toggle('has-photo', Boolean(file));
    }

    function wrongWith(file) {
      if (file.size > Number(data.heaviest) * 1024 * 1024) return data.tooHeavy;
      if (file.type && !['image/jpeg', 'image/png', 'image/webp'].includes(file.type)) return data.notAnImage;
      return '';
    }

    function photoChanged() {
      const file = photo.files[0];
      const wrong = file ? wrongWith(file) : '';
      slot('photo').textContent = wrong;
      if (wrong) photo.value = '';
      showPhoto(wrong ? null : file);
    }

    for (const kind of ['dragenter', 'dragover']) drop.addEventListener(kind, () => drop.classList.add('is-over'));
    for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('is-over'));
    photo.addEventListener('change', photoChanged);
    const camera = $('[data-camera]', form);
    camera.hidden = false;
    $('input', camera).addEventListener('change', event => {
      photo.files = event.target.files;
      photoChanged();
    });

    function reckon() {
      const model = chosen('model');
      const credits = Number(model.dataset.credits);
      const count = Number(chosen('count').value);
      const need = credits * count;
      for (const label of $$('[data-count-price]', form)) {
        const each = Number($('input', label.closest('label')).value);
        label.textContent = counted(data, 'credit', each * credits);
      }
      $('[data-price]', form).textContent = `${counted(data, 'clip', count)} · ${counted(data, 'credit', need)}`;
      $('[data-short]', form).hidden = need <= Number(data.available);
      const seconds = form.elements.seconds;
      if (model.dataset.shortest) {
        seconds.min = model.dataset.shortest;
        seconds.max = model.dataset.longest;
        seconds.step = model.dataset.step;
      }
      const length = data.seconds.replace('{0}', seconds.value);
      $('[data-seconds-out]', form).textContent = length;
      $('[data-phone-title]', form).textContent = chosen('template').dataset.title;
      $('[data-phone-line]', form).textContent = `9:16 · ${length}`;
    }
    form.addEventListener('input', event => {
      if (event.target.name && slot(event.target.name) && event.target.name !== 'photo') slot(event.target.name).textContent = '';
      reckon();
    });
    reckon();

    // The scenario comes by itself once the brief is there, and anew when it is of another picture or kind.
    form.addEventListener('change', event => {
      const card = slot('scenario');
      if (!card || !card.offsetParent || !window.htmx) return;
      const wanted = form.elements.scenario ? ['photo', 'template'] : ['photo', 'template', 'model', 'description'];
      if (wanted.includes(event.target.name) && photo.files.length && form.elements.description.value.trim()) {
        $('[data-scenario-ask]', card)?.click();
      }
    });

    const chooseOne = $('[data-choose-one]', form);
    if (chooseOne) {
      chooseOne.hidden = false;
      chooseOne.addEventListener('click', () => {
        $('input[name="count"][value="1"]', form).checked = true;
        reckon();
        submit.focus();
      });
    }

    for (const hints of $$('[data-hints]', form)) {
      hints.hidden = false;
      hints.addEventListener('click', event => {
        if (!event.target.matches('button')) return;
        const field = form.elements[hints.dataset.hints];
        const text = field.value.trimEnd();
        field.value = text ? `${text.replace(/,$/, '')}, ${event.target.textContent}` : event.target.textContent;
        field.dispatchEvent(new Event('input', {bubbles: true}));
      });
    }

    function missing() {
      const gaps = [];
      if (!photo.files.length && !form.elements.scenario) gaps.push([photo, 'photo', data.needPhoto]);
      if (!form.elements.description.value.trim()) gaps.push([form.elements.description, 'description', data.needDescription]);
      if (chosen('template').value === 'self' && !form.elements.prompt.value.trim()) gaps.push([form.elements.prompt, 'prompt', data.needPrompt]);
      for (const [, name, text] of gaps) slot(name).textContent = text;
      if (gaps.length) gaps[0][0].focus();
      return gaps.length > 0;
    }

    const upload = $('[data-upload]', form);
    const trouble = $('[data-trouble]', form);
    function sending(on) {
      submit.disabled = on;
      upload.hidden = !on;
      busy = on;
    }
    function moved(share) {
      $('progress', upload).value = share;
      $('[data-upload-say]', upload).textContent = share < 100 ? data.sending.replace('{0}', share) : data.checking;
    }
    function failed() {
      sending(false);
      trouble.textContent = data.lost;
      trouble.hidden = false;
    }
    // Without a connection the order is kept here under the form's own token, so that one that had arrived is not ordered twice.
    async function keep(tried) {
      const person = $('meta[name="customer"]')?.content || (document.body.dataset.offline && (await self.kept?.state())?.person);
      if (!person || !navigator.locks) return failed();
      const file = photo.files[0];
      const {template, description, wishes, prompt, count, seconds, model, scenario} = form.elements;
      const fields = {template: template.value, description: description.value, wishes: wishes.value, prompt: prompt.value,
        count: count.value, duration: seconds.value, model: model.value};
      if (scenario) fields.scenario_id = scenario.value;
      const key = document.body.dataset.offline ? crypto.randomUUID() : form.elements.action.value;
      try {
        const picture = file ? new Blob([await file.arrayBuffer()], {type: file.type}) : null;
        await self.kept.add({key, person, fields, photo: picture, photoName: file?.name ?? '', tried});
        await replaced();
      } catch {
        sending(false);
        trouble.textContent = data.notKept;
        trouble.hidden = false;
        return;
      }
      sending(false);
      form.elements.action.value = crypto.randomUUID();
      photo.value = '';
      description.value = '';
      photoChanged();
      document.dispatchEvent(new Event('neurocards:kept'));
    }

    // An order that was refused comes back into the form; it stays kept until another one takes its place.
    let corrects = null;
    async function correct() {
      const key = sessionStorage.getItem('neurocards-correct');
      const wish = key && await self.kept?.order(key);
      sessionStorage.removeItem('neurocards-correct');
      const person = $('meta[name="customer"]')?.content || (await self.kept?.state())?.person;
      if (!wish || wish.person !== person) return;
      corrects = wish.key;
      for (const [name, value] of Object.entries(wish.fields)) {
        const field = form.elements[name === 'duration' ? 'seconds' : name];
        if (field) field.value = value;
      }
      if (wish.photo) {
        const files = new DataTransfer();
        files.items.add(new File([wish.photo], wish.photoName, {type: wish.photo.type}));
        photo.files = files.files;
        photoChanged();
      }
      slot('banner').replaceChildren();
      trouble.textContent = wish.problem;
      trouble.hidden = !wish.problem;
      reckon();
      form.elements.description.focus();
    }
    async function replaced() {
      if (corrects) await self.kept.remove(corrects);
      corrects = null;
    }
    document.addEventListener('neurocards:correct', correct);
    if (sessionStorage.getItem('neurocards-correct')) correct();

    // The server answers with the page again, its words in the slots: only these are taken, what was typed stays.
    function refused(html) {
      const page = new DOMParser().parseFromString(html, 'text/html');
      const answers = $$('[data-slot]', page);
      if (!answers.length) return failed();
      sending(false);
      for (const answer of answers) slot(answer.dataset.slot)?.replaceChildren(...answer.childNodes);
      const card = slot('scenario');
      if (card) window.htmx?.process(card);
      form.elements.action.value = $('#order', page).elements.action.value;
      $$('[data-slot]', form).find(one => one.dataset.slot !== 'scenario' && one.textContent.trim())?.scrollIntoView({block: 'center'});
    }

    form.addEventListener('submit', event => {
      if (event.submitter?.hasAttribute('formaction')) return;
      event.preventDefault();
      if (busy || missing()) return;
      trouble.hidden = true;
      slot('banner').replaceChildren();
      if (!navigator.onLine || document.body.dataset.offline) {
        sending(true);
        keep(false);
        return;
      }
      const request = new XMLHttpRequest();
      request.open('POST', form.getAttribute('action')); // form.action is its field of that name
      request.upload.addEventListener('progress', step => moved(step.lengthComputable ? Math.floor(step.loaded * 100 / step.total) : 0));
      request.addEventListener('load', () => {
        const next = request.responseURL;
        if (request.status === 200 && new URL(next).pathname !== '/studio') replaced().finally(() => window.location.assign(next));
        else if (request.status === 413 && !request.responseText.includes('data-slot')) {
          sending(false);
          slot('photo').textContent = data.tooHeavy;
        } else refused(request.responseText);
      });
      request.addEventListener('error', () => keep(true));
      request.addEventListener('abort', failed);
      sending(true);
      moved(0);
      const csrf = $('meta[name="csrf"]');
      if (csrf) request.setRequestHeader($('meta[name="csrf-header"]').content, csrf.content);
      request.send(new FormData(form));
    });
  }
})();
