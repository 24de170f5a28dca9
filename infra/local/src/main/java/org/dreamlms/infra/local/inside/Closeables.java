package org.dreamlms.infra.local.inside;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The handler that a function wrote, inside what the Runtime Interface Client wraps it in. The
 * client never gives it back, because Lambda never closes one; here the JVM goes on without it.
 */
final class Closeables {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";

  private Closeables() {}

  static List<AutoCloseable> within(Object wrapper) throws IllegalAccessException {
    List<AutoCloseable> found = new ArrayList<>();
    for (Field field : wrapper.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(wrapper);
      if (value instanceof AutoCloseable handler) {
        found.add(handler);
      } else if (value != null && value.getClass().getName().startsWith(CLIENT)) {
        found.addAll(within(value));
      }
    }
    return found;
  }
}
