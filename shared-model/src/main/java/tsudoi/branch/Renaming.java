package tsudoi.branch;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tsudoi.op.Event;
import tsudoi.op.OpId;

/// Lets an event point at ops by their new names, wherever in it they stand. Events are records all
/// the way down, so no type of event needs to know of this.
final class Renaming {
  private final UnaryOperator<OpId> names;

  Renaming(UnaryOperator<OpId> names) {
    this.names = names;
  }

  Event of(Event event) {
    return (Event) value(event);
  }

  private Object value(Object value) {
    return switch (value) {
      case OpId op -> names.apply(op);
      case Optional<?> some -> some.map(this::value);
      case List<?> list -> list.stream().map(this::value).toList();
      case Set<?> set -> {
        Set<Object> renamed = new LinkedHashSet<>();
        set.forEach(one -> renamed.add(value(one)));
        yield renamed;
      }
      case Map<?, ?> map -> {
        Map<Object, Object> renamed = new LinkedHashMap<>();
        map.forEach((key, one) -> renamed.put(value(key), value(one)));
        yield renamed;
      }
      case Record parts when isOurs(parts) -> record(parts);
      default -> value;
    };
  }

  private static boolean isOurs(Record value) {
    return value.getClass().getName().startsWith("tsudoi.");
  }

  private Record record(Record before) {
    RecordComponent[] components = before.getClass().getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      boolean same = true;
      for (int at = 0; at < components.length; at++) {
        components[at].getAccessor().setAccessible(true);
        Object part = components[at].getAccessor().invoke(before);
        values[at] = value(part);
        same &= part == values[at] || part.equals(values[at]);
      }
      if (same) {
        return before;
      }
      Constructor<? extends Record> constructor =
          before
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException
        | InstantiationException
        | IllegalAccessException
        | NoSuchMethodException e) {
      throw new IllegalStateException("a record that cannot be made anew: " + before.getClass(), e);
    }
  }
}
