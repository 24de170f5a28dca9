// What the existing client does, in short: XMLHttpRequest with the token in a header, without
// cookies, and plain elements for pictures, sounds and films. Each call answers with what a script
// of this page could see; {failed: ...} where it sees that something went wrong and nothing else.
'use strict';

const frontEnd = {
  get(address, headers) {
    return new Promise(done => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', address);
      xhr.responseType = 'blob';
      for (const [name, value] of Object.entries(headers)) {
        xhr.setRequestHeader(name, value);
      }
      xhr.onerror = () => {
        note(address + ': not readable');
        done({failed: 'not readable'});
      };
      xhr.onload = async () => {
        const bytes = await xhr.response.arrayBuffer();
        note(address + ': ' + xhr.status);
        done({
          status: xhr.status,
          address: xhr.responseURL,
          headers: readable(xhr.getAllResponseHeaders()),
          text: xhr.response.type.includes('json') ? new TextDecoder().decode(bytes) : '',
          size: bytes.byteLength,
          // Browsers keep it from pages that came over plain HTTP, except from localhost.
          sha256: window.crypto.subtle ? hex(await crypto.subtle.digest('SHA-256', bytes)) : '',
        });
      };
      xhr.send();
    });
  },

  picture(address) {
    return new Promise(done => {
      const picture = document.createElement('img');
      picture.onload = () => done({width: picture.naturalWidth, height: picture.naturalHeight});
      picture.onerror = () => done({failed: 'no picture'});
      show(picture, address);
    });
  },

  // Loads, goes to a time and plays from there until it has moved on.
  async play(kind, address, seconds) {
    const player = document.createElement(kind);
    player.controls = true;
    player.preload = 'auto';
    const broken = new Promise(done => player.addEventListener('error',
        () => done({failed: player.error ? player.error.message || player.error.code : 'error'})));
    const events = [];
    for (const name of ['loadedmetadata', 'seeked', 'ended']) {
      player.addEventListener(name, () => events.push(name));
    }
    show(player, address);
    const played = (async () => {
      await event(player, 'loadedmetadata');
      const seeked = event(player, 'seeked');
      player.currentTime = seconds;
      await seeked;
      const start = player.currentTime;
      const moved = new Promise(done => {
        player.addEventListener('timeupdate', () => player.currentTime > start && done());
        player.addEventListener('ended', done);
      });
      await player.play();
      await moved;
      player.pause();
      return {
        events,
        duration: player.duration,
        start,
        time: player.currentTime,
        width: player.videoWidth || 0,
        height: player.videoHeight || 0,
        frames: player.getVideoPlaybackQuality ? player.getVideoPlaybackQuality().totalVideoFrames : 0,
        soundBytes: player.webkitAudioDecodedByteCount,
      };
    })();
    return Promise.race([played, broken]);
  },
};

function event(element, name) {
  return new Promise(done => element.addEventListener(name, done, {once: true}));
}

function show(element, address) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = element.tagName.toLowerCase() + ' ' + new URL(address).pathname;
  figure.append(element, caption);
  document.body.append(figure);
  element.src = address;
}

function note(text) {
  const line = document.createElement('p');
  line.textContent = text.replace(/\?.*:/, ':');
  document.body.append(line);
}

function readable(lines) {
  return Object.fromEntries(lines.trim().split('\r\n').filter(line => line).map(line => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
}

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');
}
