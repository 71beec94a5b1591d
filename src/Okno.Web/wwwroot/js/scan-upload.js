// Sends a scan piece by piece, so that a broken connection costs one piece. Without a script the plain form does the same in one go.
(() => {
  const form = document.getElementById("scan-form");
  if (!form || !window.fetch) {
    return;
  }

  const piece = 512 * 1024;
  const tries = 12;
  const token = form.querySelector("[name=form-token]").value;
  const box = document.getElementById("scan-progress");
  const bar = box.querySelector("progress");
  const said = box.querySelector("span");
  const headers = (more) => ({ RequestVerificationToken: token, ...more });
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  class Told extends Error {}

  // An answer of the server that says what is wrong ends the upload; silence does not.
  const ask = async (url, options) => {
    const answer = await fetch(url, { credentials: "same-origin", ...options });
    if (answer.ok || answer.status === 409 || answer.status === 404) {
      return answer;
    }

    const json = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    if (json?.error && answer.status !== 503) {
      throw new Told(json.error);
    }

    throw new Error(String(answer.status));
  };

  const again = async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (failed) {
        if (failed instanceof Told || attempt === tries) {
          throw failed;
        }

        said.textContent = "Связь прервалась, продолжаем с того же места…";
        await pause(Math.min(30000, 500 * 2 ** attempt));
      }
    }
  };

  const show = (sent, length) => {
    box.hidden = false;
    bar.value = Math.round((100 * sent) / length);
    said.textContent = `Отправлено ${Math.round((100 * sent) / length)} %`;
  };

  const send = async (file, of) => {
    if (file.size > Number(form.dataset.most)) {
      throw new Told(form.dataset.tooLong);
    }

    const memory = `okno-scan ${form.dataset.uploads} ${of} ${file.size} ${file.lastModified}`;
    let url = sessionStorage.getItem(memory);
    let offset = 0;
    if (url) {
      const found = await again(() => ask(url, { method: "HEAD" }));
      offset = found.ok ? Number(found.headers.get("Upload-Offset")) : 0;
      url = found.ok ? url : null;
    }

    if (!url) {
      const begun = await again(() => ask(`${form.dataset.uploads}?of=${encodeURIComponent(of)}`, { method: "POST", headers: headers({ "Upload-Length": String(file.size) }) }));
      url = begun.headers.get("Location");
      sessionStorage.setItem(memory, url);
    }

    show(offset, file.size);
    while (offset < file.size) {
      const at = offset;
      offset = await again(async () => {
        const answer = await ask(url, { method: "PATCH", headers: headers({ "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" }), body: file.slice(at, at + piece) });
        if (answer.status === 404) {
          sessionStorage.removeItem(memory);
          throw new Told("Отправка потерялась. Нажмите кнопку ещё раз.");
        }

        return Number(answer.headers.get("Upload-Offset"));
      });
      show(offset, file.size);
    }

    said.textContent = "Читаем страницы…";
    const ended = await again(() => ask(url, { method: "POST", headers: headers({}) }));
    sessionStorage.removeItem(memory);
    const json = await ended.json().catch(() => ({}));
    if (!json.href) {
      throw new Told(json.error ?? "Скан не приложен. Отправьте файл ещё раз.");
    }

    location.href = json.href;
  };

  form.addEventListener("submit", (event) => {
    const file = form.querySelector("[type=file]").files[0];
    const of = form.querySelector("[name=of]").value;
    if (!file || !of) {
      return;
    }

    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    send(file, of).catch((failed) => {
      button.disabled = false;
      box.hidden = false;
      bar.value = 0;
      said.textContent = failed instanceof Told ? failed.message : "Сервер не отвечает. То, что уже отправлено, не потеряно: нажмите кнопку ещё раз.";
    });
  });
})();
