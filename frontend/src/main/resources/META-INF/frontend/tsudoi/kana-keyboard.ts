import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { pressHandlers } from './key-press';

/** Columns of the fifty sounds, first column first; a space leaves the place empty. */
const COLUMNS = ['あいうえお', 'かきくけこ', 'さしすせそ', 'たちつてと', 'なにぬねの', 'はひふへほ', 'まみむめも', 'や ゆ よ', 'らりるれろ', 'わをんー・'];
const LATIN_ROWS = ['ABCDEFGHIJ', 'KLMNOPQRST', 'UVWXYZ    ', 'abcdefghij', 'klmnopqrst', 'uvwxyz.-\'&'];
const DIGIT_ROWS = ['123', '456', '789', '-0 '];

const VOICED = pairs('かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔ');
const HALF_VOICED = pairs('はぱひぴふぷへぺほぽ');
const SMALL = pairs('あぁいぃうぅえぇおぉつっやゃゆゅよょわゎ');

type Page = 'hiragana' | 'katakana' | 'latin' | 'digits';
type Mark = ReadonlyMap<string, string>;

function pairs(letters: string): Mark {
  const list = [...letters];
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < list.length; i += 2) {
    map.set(list[i], list[i + 1]);
  }
  return map;
}

function katakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
}

function hiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

function reversed(mark: Mark, letter: string): string | undefined {
  for (const [plain, marked] of mark) {
    if (marked === letter) {
      return plain;
    }
  }
  return undefined;
}

/** The letter with the mark set, or taken off again if it has it; undefined if it takes none. */
function marked(letter: string, mark: Mark): string | undefined {
  const isKatakana = hiragana(letter) !== letter;
  const soft = hiragana(letter);
  let result = mark.get(soft) ?? reversed(mark, soft);
  if (result === undefined) {
    for (const other of [VOICED, HALF_VOICED, SMALL]) {
      const plain = reversed(other, soft);
      result ??= plain === undefined ? undefined : mark.get(plain);
    }
  }
  return result === undefined ? undefined : isKatakana ? katakana(result) : result;
}

/**
 * A line of text with a keyboard under it. Drawn in the light DOM so that the style sheet of the
 * kiosk reaches it. Fires `value-changed` after every change.
 */
export class KanaKeyboard extends LitElement {
  static override properties = {
    value: { type: String },
    label: { type: String },
    maxLength: { type: Number },
    hiraganaWord: {}, katakanaWord: {}, spaceWord: {}, clearWord: {}, eraseWord: {},
    voicedWord: {}, halfVoicedWord: {}, smallWord: {}, countPattern: {},
    page: { state: true },
  };

  declare value: string;
  declare label: string;
  declare maxLength: number;
  declare hiraganaWord: string;
  declare katakanaWord: string;
  declare spaceWord: string;
  declare clearWord: string;
  declare eraseWord: string;
  declare voicedWord: string;
  declare halfVoicedWord: string;
  declare smallWord: string;
  declare countPattern: string;
  declare page: Page;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.maxLength = 20;
    this.hiraganaWord = 'ひらがな';
    this.katakanaWord = 'カタカナ';
    this.spaceWord = '空白';
    this.clearWord = 'ぜんぶ消す';
    this.eraseWord = '1字 消す';
    this.voicedWord = 'てんてん';
    this.halfVoicedWord = 'まる';
    this.smallWord = '小さい字';
    this.countPattern = '{0}文字（{1}文字まで）';
    this.page = 'hiragana';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.line?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const letters = [...this.value].length;
    const count = this.countPattern.replace('{0}', String(letters)).replace('{1}', String(this.maxLength));
    return html`
      <div class="written">
        <input class="written-line" inputmode="none" autocomplete="off" autocapitalize="off"
          spellcheck="false" aria-label=${this.label} .value=${this.value}
          @input=${this.typed} @compositionend=${this.typed} />
        <span class="written-count numerals" aria-live="off">${count}</span>
      </div>
      <div class="keyboard" role="group" aria-label=${this.label}>
        <div class="pages">
          ${this.pageKey('hiragana', this.hiraganaWord)} ${this.pageKey('katakana', this.katakanaWord)}
          ${this.pageKey('latin', 'ABC')} ${this.pageKey('digits', '123')}
        </div>
        ${this.keys()}
        <div class="editing">${this.marks()}
          ${this.commandKey('space', this.spaceWord, '', () => this.append(this.page === 'latin' ? ' ' : '　'))}
          ${this.commandKey('clear', this.clearWord, '', () => this.change(''))}
          ${this.commandKey('erase', `← ${this.eraseWord}`, '', () => this.change([...this.value].slice(0, -1).join('')))}
        </div>
      </div>`;
  }

  private get line(): HTMLInputElement | null {
    return this.querySelector('.written-line');
  }

  private keys(): TemplateResult {
    if (this.page === 'latin') {
      return this.grid('latin', LATIN_ROWS.map((row) => [...row]));
    }
    if (this.page === 'digits') {
      return this.grid('digits', DIGIT_ROWS.map((row) => [...row]));
    }
    const letters = COLUMNS.map((column) => [...(this.page === 'katakana' ? katakana(column) : column)]);
    return this.grid('kana', [0, 1, 2, 3, 4].map((row) => letters.map((column) => column[row])));
  }

  private grid(name: string, rows: string[][]): TemplateResult {
    return html`<div class="keys keys-${name}">${rows.flat().map((letter) => this.letterKey(letter))}</div>`;
  }

  private letterKey(letter: string): TemplateResult {
    if (letter === ' ') {
      return html`<span class="no-key"></span>`;
    }
    const press = pressHandlers(() => this.append(letter));
    return html`<button type="button" class="key" @pointerdown=${press.down} @click=${press.click}>${letter}</button>`;
  }

  private marks(): TemplateResult | typeof nothing {
    if (this.page === 'latin' || this.page === 'digits') {
      return nothing;
    }
    const show = (text: string) => (this.page === 'katakana' ? katakana(text) : text);
    return html`
      ${this.commandKey('mark', show('か→が'), this.voicedWord, () => this.mark(VOICED))}
      ${this.commandKey('mark', show('は→ぱ'), this.halfVoicedWord, () => this.mark(HALF_VOICED))}
      ${this.commandKey('mark', show('つ→っ'), this.smallWord, () => this.mark(SMALL))}`;
  }

  private commandKey(name: string, word: string, hint: string, action: () => void): TemplateResult {
    const press = pressHandlers(action);
    return html`<button type="button" class="key command ${name}" @pointerdown=${press.down}
      @click=${press.click}>${word}${hint ? html`<small>${hint}</small>` : nothing}</button>`;
  }

  private pageKey(page: Page, word: string): TemplateResult {
    const press = pressHandlers(() => (this.page = page));
    return html`<button type="button" class="page-key" aria-pressed=${String(this.page === page)}
      @pointerdown=${press.down} @click=${press.click}>${word}</button>`;
  }

  private append(letter: string): void {
    this.change(this.value + letter);
  }

  private mark(mark: Mark): void {
    const letters = [...this.value];
    const last = letters.pop();
    const changed = last === undefined ? undefined : marked(last, mark);
    if (changed !== undefined) {
      this.change([...letters, changed].join(''));
    }
  }

  private typed(event: Event): void {
    if (!(event as InputEvent).isComposing) {
      this.change((event.target as HTMLInputElement).value);
    }
  }

  private change(value: string): void {
    const bounded = [...value].slice(0, this.maxLength).join('');
    if (this.line && this.line.value !== bounded) {
      this.line.value = bounded;
    }
    if (bounded !== this.value) {
      this.value = bounded;
      this.dispatchEvent(new CustomEvent('value-changed', { detail: { value: bounded } }));
    }
    this.line?.setSelectionRange(bounded.length, bounded.length);
  }
}

customElements.define('tsudoi-kana-keyboard', KanaKeyboard);
