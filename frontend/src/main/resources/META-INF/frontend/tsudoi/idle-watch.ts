/**
 * Notices that nobody touches the screen. After the quiet time it asks, counts down, and fires
 * `tsudoi-idle`; one tap starts the time again. When a dialog is open already it asks in a strip
 * at the foot of the screen instead, never in a second dialog over the first.
 */
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const;

class IdleWatch extends HTMLElement {
  quietSeconds = 60;
  countdownSeconds = 20;
  questionWords = '';
  countPattern = '{0}';
  moreWords = '';

  private lastSignMs = 0;
  private clock: ReturnType<typeof setInterval> | undefined;
  private panel: HTMLDialogElement | undefined;
  private fired = false;

  connectedCallback(): void {
    this.alive();
    SIGNS_OF_LIFE.forEach((sign) => window.addEventListener(sign, this.alive, true));
    this.clock = setInterval(this.tick, 250);
  }

  disconnectedCallback(): void {
    SIGNS_OF_LIFE.forEach((sign) => window.removeEventListener(sign, this.alive, true));
    clearInterval(this.clock);
    this.close();
  }

  private readonly alive = (): void => {
    this.lastSignMs = performance.now();
    this.fired = false;
    this.close();
  };

  private readonly tick = (): void => {
    const quietMs = performance.now() - this.lastSignMs;
    const leftMs = (this.quietSeconds + this.countdownSeconds) * 1000 - quietMs;
    if (quietMs < this.quietSeconds * 1000 || this.fired) {
      return;
    }
    if (leftMs <= 0) {
      this.fired = true;
      this.close();
      this.dispatchEvent(new CustomEvent('tsudoi-idle'));
      return;
    }
    this.panel ??= this.ask();
    this.show(this.panel, leftMs);
  };

  private ask(): HTMLDialogElement {
    const panel = document.createElement('dialog');
    panel.className = 'idle-panel';
    panel.setAttribute('aria-live', 'assertive');
    panel.innerHTML = `<p class="idle-question">${this.questionWords}</p>
      <p class="idle-count numerals"></p><div class="idle-bar"><i></i></div>
      <button type="button" class="big-button is-primary idle-more"><span class="text">${this.moreWords}</span></button>`;
    const busy = document.querySelector('dialog[open], vaadin-dialog[opened], vaadin-dialog-overlay[opened], vaadin-confirm-dialog[opened]');
    this.append(panel);
    if (busy) {
      panel.classList.add('is-strip');
      panel.show();
    } else {
      panel.showModal();
    }
    return panel;
  }

  private show(panel: HTMLDialogElement, leftMs: number): void {
    const seconds = Math.ceil(leftMs / 1000);
    const count = panel.querySelector('.idle-count');
    const text = this.countPattern.replace('{0}', String(seconds));
    if (count && count.textContent !== text) {
      count.textContent = text;
    }
    const bar = panel.querySelector<HTMLElement>('.idle-bar i');
    if (bar) {
      bar.style.inlineSize = `${Math.min(100, leftMs / this.countdownSeconds / 10)}%`;
    }
  }

  private close(): void {
    this.panel?.close();
    this.panel?.remove();
    this.panel = undefined;
  }
}

customElements.define('tsudoi-idle-watch', IdleWatch);
