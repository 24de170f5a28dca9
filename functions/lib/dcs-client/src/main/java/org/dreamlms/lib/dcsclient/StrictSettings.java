package org.dreamlms.lib.dcsclient;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.naming.NameUtils;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stops the start when a setting below {@code dcs} is junk: Micronaut would silently take the
 * default of a component that has one, so that {@code DCS_READ_TIMEOUT=soon} would run with 8 s.
 */
@Singleton
final class StrictSettings implements BeanCreatedEventListener<Record> {

  private static final String OURS = "dcs";

  private final Environment environment;

  StrictSettings(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Record onCreated(BeanCreatedEvent<Record> event) {
    String prefix = prefix(event.getBean().getClass().getAnnotation(ConfigurationProperties.class));
    if (prefix.equals(OURS) || prefix.startsWith(OURS + ".")) {
      for (RecordComponent component : event.getBean().getClass().getRecordComponents()) {
        check(prefix + "." + NameUtils.hyphenate(component.getName()), component.getType());
      }
    }
    return event.getBean();
  }

  private static String prefix(@Nullable ConfigurationProperties annotation) {
    return annotation == null ? "" : annotation.value();
  }

  private void check(String name, Class<?> type) {
    String text = environment.getProperty(name, String.class).orElse("");
    if (!text.isBlank() && environment.getProperty(name, type).isEmpty()) {
      // Without the value: it could be a secret that went into the wrong variable.
      throw new IllegalArgumentException(
          name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)
              + " is set to something that is no "
              + type.getSimpleName());
    }
  }
}
