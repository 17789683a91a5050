/**
 * A short tone for an answer, made on the spot: rising for yes, two equal notes for wait, falling
 * for no. One audio context for the page; a browser that forbids sound stays silent.
 */
type Note = readonly [hertz: number, startSeconds: number, lengthSeconds: number];

const TUNES: Readonly<Record<string, readonly Note[]>> = {
  joined: [[659, 0, 0.12], [880, 0.11, 0.26]],
  waiting: [[587, 0, 0.14], [587, 0.2, 0.22]],
  calling: [[784, 0, 0.3], [659, 0.32, 0.5]],
  refused: [[392, 0, 0.16], [294, 0.15, 0.3]],
};

let audio: AudioContext | undefined;

function play(tone: string): void {
  const tune = TUNES[tone];
  if (!tune || !('AudioContext' in window)) {
    return;
  }
  audio ??= new AudioContext();
  void audio.resume();
  for (const [hertz, start, length] of tune) {
    const at = audio.currentTime + 0.01 + start;
    const gain = audio.createGain();
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.22, at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.001, at + length);
    const voice = audio.createOscillator();
    voice.type = 'triangle';
    voice.frequency.value = hertz;
    voice.connect(gain).connect(audio.destination);
    voice.start(at);
    voice.stop(at + length + 0.02);
  }
}

class ResultSound extends HTMLElement {
  private again: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    const tone = this.getAttribute('tone') ?? '';
    const every = Number(this.getAttribute('every-seconds') ?? '0');
    play(tone);
    if (every > 0) {
      this.again = setInterval(() => play(tone), every * 1000);
    }
  }

  disconnectedCallback(): void {
    clearInterval(this.again);
  }
}

customElements.define('tsudoi-result-sound', ResultSound);
