/**
 * Hears a barcode scanner that types like a keyboard, anywhere on the page.
 *
 * Keys are read by position (`code`), so a Japanese input method or layout changes nothing.
 * Letters and digits are certain; the four marks of an address are read as on a US layout. Keys
 * of one scan are at most 100 ms apart and end with Enter or Tab; the same code within two
 * seconds is one scan. What the scanner typed into a field meanwhile is taken out again.
 */
const BETWEEN_KEYS_MS_MAX = 100;
const SAME_CODE_MS = 2000;
const LENGTH_MIN = 6;
const LENGTH_MAX = 512;
const MARKS: Readonly<Record<string, string>> = { Minus: '-', Period: '.', Slash: '/', Semicolon: ':' };

type Field = HTMLInputElement | HTMLTextAreaElement;

export class ScanDecoder {
  private letters = '';
  private lastKeyMs = Number.NEGATIVE_INFINITY;
  private lastCode = '';
  private lastCodeMs = Number.NEGATIVE_INFINITY;

  /** Whether the next key would begin a new scan. */
  isFresh(nowMs: number): boolean {
    return this.letters === '' || nowMs - this.lastKeyMs > BETWEEN_KEYS_MS_MAX;
  }

  /** Takes one key; answers the code, `''` for a repeated one, or undefined while it goes on. */
  take(key: string, nowMs: number): string | undefined {
    if (this.isFresh(nowMs)) {
      this.letters = '';
    }
    this.lastKeyMs = nowMs;
    if (key === 'Enter' || key === 'NumpadEnter' || key === 'Tab') {
      return this.finish(nowMs);
    }
    const letter = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(key)?.[1] ?? MARKS[key];
    if (letter !== undefined && this.letters.length < LENGTH_MAX) {
      this.letters += letter;
    }
    return undefined;
  }

  private finish(nowMs: number): string | undefined {
    const code = this.letters;
    this.letters = '';
    if (code.length < LENGTH_MIN) {
      return undefined;
    }
    const repeated = code === this.lastCode && nowMs - this.lastCodeMs < SAME_CODE_MS;
    this.lastCode = code;
    this.lastCodeMs = nowMs;
    return repeated ? '' : code;
  }
}

class ScannerListener extends HTMLElement {
  private readonly decoder = new ScanDecoder();
  private field: Field | undefined;
  private fieldBefore = '';

  connectedCallback(): void {
    window.addEventListener('keydown', this.heard, true);
  }

  disconnectedCallback(): void {
    window.removeEventListener('keydown', this.heard, true);
  }

  private readonly heard = (event: KeyboardEvent): void => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (this.decoder.isFresh(event.timeStamp)) {
      this.remember(event.target);
    }
    const code = this.decoder.take(event.code, event.timeStamp);
    if (code === undefined) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.restore();
    if (code !== '') {
      this.dispatchEvent(new CustomEvent('tsudoi-scan', { detail: { code } }));
    }
  };

  private remember(target: EventTarget | null): void {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    this.field = isField ? target : undefined;
    this.fieldBefore = isField ? target.value : '';
  }

  private restore(): void {
    if (this.field && this.field.value !== this.fieldBefore) {
      this.field.value = this.fieldBefore;
      this.field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

customElements.define('tsudoi-scanner-listener', ScannerListener);
