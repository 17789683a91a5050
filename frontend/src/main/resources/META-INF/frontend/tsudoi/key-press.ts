/**
 * Answers a key when the finger comes down, not when it leaves: a tap is seen at once and a
 * trembling finger is not lost. A click without a pointer (Enter, Space, a switch, a screen
 * reader) counts as well. The focus stays in the line being written.
 */
export function pressHandlers(press: () => void) {
  return {
    down(event: PointerEvent): void {
      if (event.button === 0) {
        event.preventDefault();
        press();
      }
    },
    click(event: MouseEvent): void {
      if (event.detail === 0) {
        press();
      }
    },
  };
}
