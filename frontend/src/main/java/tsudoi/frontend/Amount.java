package tsudoi.frontend;

import com.vaadin.flow.component.Component;

/// How much of something: a number to read from afar, or words. Words are in [RubyNotation].
public sealed interface Amount {
  record Counted(String before, long number, String after) implements Amount {}

  record Said(String words) implements Amount {}

  default Component drawn() {
    return switch (this) {
      case Counted(String before, long number, String after) ->
          new BigNumber(before, number, after);
      case Said(String words) -> new RubyText(words);
    };
  }
}
