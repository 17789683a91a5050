import { html, LitElement, type TemplateResult } from 'lit';
import { pressHandlers } from './key-press';

/**
 * Keys for a number or a receipt code, with one box for each place. Drawn in the light DOM; hears
 * a real keyboard while it is on the page. Fires `value-changed` after every change.
 */
export class NumberPad extends LitElement {
  static override properties = {
    value: { type: String },
    label: { type: String },
    alphabet: { type: String },
    length: { type: Number },
    grouped: { type: Boolean },
    clearWord: {},
    eraseWord: {},
  };

  declare value: string;
  declare label: string;
  declare alphabet: string;
  declare length: number;
  declare grouped: boolean;
  declare clearWord: string;
  declare eraseWord: string;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.alphabet = '1234567890';
    this.length = 6;
    this.grouped = false;
    this.clearWord = 'ぜんぶ消す';
    this.eraseWord = '1字 消す';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.typed);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.typed);
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const places = Array.from({ length: this.length }, (_, i) => i);
    const half = Math.ceil(this.length / 2);
    const few = this.alphabet.length <= 10;
    return html`
      <div class="places ${this.grouped ? 'grouped' : ''}" role="img"
        aria-label=${`${this.label} ${[...this.value].join(' ')}`}>
        ${places.map((i) => html`<span class="place numerals ${i === this.value.length ? 'is-next' : ''}
          ${this.grouped && i === half ? 'starts-group' : ''}">${this.value[i] ?? ''}</span>`)}
      </div>
      <div class="keys ${few ? 'keys-digits' : 'keys-code'}" role="group" aria-label=${this.label}>
        ${[...this.alphabet].map((letter) => this.key('key', letter, () => this.change(this.value + letter)))}
        ${this.key('key command clear', this.clearWord, () => this.change(''))}
        ${this.key('key command erase', `← ${this.eraseWord}`, () => this.change(this.value.slice(0, -1)))}
      </div>`;
  }

  private key(name: string, word: string, action: () => void): TemplateResult {
    const press = pressHandlers(action);
    return html`<button type="button" class=${name} @pointerdown=${press.down} @click=${press.click}>${word}</button>`;
  }

  private readonly typed = (event: KeyboardEvent): void => {
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (inField || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
      return;
    }
    const letter = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1];
    if (event.code === 'Backspace') {
      this.change(this.value.slice(0, -1));
    } else if (letter && this.alphabet.includes(letter)) {
      this.change(this.value + letter);
    }
  };

  private change(value: string): void {
    const bounded = value.slice(0, this.length);
    if (bounded !== this.value) {
      this.value = bounded;
      this.dispatchEvent(new CustomEvent('value-changed', { detail: { value: bounded } }));
    }
  }
}

customElements.define('tsudoi-number-pad', NumberPad);
