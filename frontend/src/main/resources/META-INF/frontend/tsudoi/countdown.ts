/** A bar that runs out, with the seconds in words. Fires `tsudoi-countdown-end` once. */
class Countdown extends HTMLElement {
  pattern = '{0}';

  private lengthSeconds = 10;
  private startedMs = 0;
  private clock: ReturnType<typeof setInterval> | undefined;
  private readonly words = document.createElement('p');
  private readonly bar = document.createElement('div');
  private readonly fill = document.createElement('i');

  get seconds(): number {
    return this.lengthSeconds;
  }

  set seconds(seconds: number) {
    this.lengthSeconds = seconds;
    if (this.isConnected) {
      this.restart();
    }
  }

  connectedCallback(): void {
    this.words.className = 'numerals';
    this.bar.className = 'bar';
    this.bar.append(this.fill);
    this.append(this.words, this.bar);
    this.restart();
  }

  disconnectedCallback(): void {
    clearInterval(this.clock);
  }

  restart(): void {
    clearInterval(this.clock);
    this.startedMs = performance.now();
    this.clock = setInterval(() => this.tick(), 200);
    this.tick();
  }

  private tick(): void {
    const leftMs = this.lengthSeconds * 1000 - (performance.now() - this.startedMs);
    const text = this.pattern.replace('{0}', String(Math.max(0, Math.ceil(leftMs / 1000))));
    if (this.words.textContent !== text) {
      this.words.textContent = text;
    }
    this.fill.style.inlineSize = `${Math.max(0, leftMs / this.lengthSeconds / 10)}%`;
    if (leftMs <= 0) {
      clearInterval(this.clock);
      this.dispatchEvent(new CustomEvent('tsudoi-countdown-end'));
    }
  }
}

customElements.define('tsudoi-countdown', Countdown);
