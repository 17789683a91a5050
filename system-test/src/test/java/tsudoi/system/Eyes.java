package tsudoi.system;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads and taps a page as a person does: by its words, readings and spaces left aside.
final class Eyes {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String WORDS_OF =
      """
      function wordsOf(element) {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('rt, rp, script, style').forEach(e => e.remove());
        return copy.textContent.replace(/[\\s\\u3000\\u200b]+/g, '');
      }
      """;

  private static final String READ =
      "() => { %s; return wordsOf(document.body); }".formatted(WORDS_OF);

  /// Marks the smallest visible control with the wanted words; answers whether there is one.
  private static final String MARK =
      """
      ([words, mark]) => {
        %s
        document.querySelectorAll('[data-eyes]').forEach(e => e.removeAttribute('data-eyes'));
        const found = [...document.querySelectorAll(
            'button, a, [role=button], summary, label, vaadin-button, tr, [data-tap]')]
          .filter(e => e.getClientRects().length > 0 && !e.disabled
              && wordsOf(e).includes(words))
          .sort((a, b) => wordsOf(a).length - wordsOf(b).length)[0];
        if (found) found.setAttribute('data-eyes', mark);
        return !!found;
      }
      """
          .formatted(WORDS_OF);

  private static final String IDLE =
      "() => Object.values((window.Vaadin && Vaadin.Flow && Vaadin.Flow.clients) || {})"
          + ".every(client => !client.isActive || !client.isActive())";

  private final Page page;
  private int marks;

  Eyes(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  /// Opens an address and waits until a word of it can be read.
  void open(String address, String word) {
    page.navigate(address);
    sees(word);
  }

  /// Remembers the page as it is now, so that [#seesAnew] can tell it from the next one.
  void remember() {
    page.evaluate("() => { window.tsudoiSeen = true; }");
  }

  /// Waits until the browser has left the remembered page by itself and shows the words on another.
  void seesAnew(String words, Duration atMost) {
    Await.until(
        "a page that begins anew with 「" + words + "」",
        atMost,
        () -> {
          page.waitForTimeout(200);
          return !remembered() && reads(words);
        });
  }

  private boolean remembered() {
    try {
      return Boolean.TRUE.equals(page.evaluate("() => window.tsudoiSeen === true"));
    } catch (PlaywrightException e) {
      return true;
    }
  }

  String words() {
    try {
      return String.valueOf(page.evaluate(READ));
    } catch (PlaywrightException e) {
      return "";
    }
  }

  void sees(String words) {
    sees(words, PATIENCE);
  }

  void sees(String words, Duration atMost) {
    String wanted = words.replaceAll("\\s+", "");
    long end = System.nanoTime() + atMost.toNanos();
    while (!words().contains(wanted)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("「%s」 is not on the page, but: %s".formatted(words, words()));
      }
      page.waitForTimeout(100);
    }
  }

  /// Waits until the words stand on the page so many times.
  void seesTimes(String words, int times, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (words().split(Pattern.quote(words), -1).length - 1 != times) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "「%s」 is not on the page %d times: %s".formatted(words, times, words()));
      }
      page.waitForTimeout(50);
    }
  }

  /// Taps the control that shows these words.
  void tap(String words) {
    locate(words).tap();
  }

  /// Taps once, and waits for what must come of it.
  void tap(String words, String expected) {
    locate(words).tap();
    sees(expected);
  }

  private boolean reads(String words) {
    return words().contains(words.replaceAll("\\s+", ""));
  }

  void click(String words) {
    locate(words).click();
  }

  private Locator locate(String words) {
    settle();
    String wanted = words.replaceAll("\\s+", "");
    String mark = "m" + ++marks;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(mark(wanted, mark))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing to tap says 「%s」: %s".formatted(words, words()));
      }
      page.waitForTimeout(100);
    }
    return page.locator("[data-eyes=" + mark + "]");
  }

  /// Waits until the page has shown the answer to the last tap, as a person would.
  private void settle() {
    page.waitForTimeout(150);
    page.waitForFunction(IDLE);
  }

  private Object mark(String wanted, String mark) {
    try {
      return page.evaluate(MARK, new Object[] {wanted, mark});
    } catch (PlaywrightException e) {
      return Map.of();
    }
  }

  /// Types on the kiosk's own keyboard, key by key.
  void typeKana(String kana) {
    Locator keyboard = page.locator("tsudoi-kana-keyboard");
    kana.codePoints()
        .mapToObj(Character::toString)
        .forEach(key ->
            keyboard
                .getByRole(
                    com.microsoft.playwright.options.AriaRole.BUTTON,
                    new Locator.GetByRoleOptions().setName(key).setExact(true))
                .first()
                .tap());
  }
}
