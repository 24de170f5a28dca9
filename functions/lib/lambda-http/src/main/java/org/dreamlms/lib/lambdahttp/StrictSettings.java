package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.naming.NameUtils;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;

/**
 * Stops the start when a setting of ours is junk: Micronaut would silently take the default of a
 * component that has one, so that {@code DCS_READ_TIMEOUT=soon} would run with 8 s.
 */
@Singleton
final class StrictSettings implements BeanCreatedEventListener<Record> {
  /** Micronaut takes any other word for false. */
  private static final Set<String> TRUTHS =
      Set.of("true", "yes", "y", "on", "false", "no", "n", "off");

  private final Environment environment;

  StrictSettings(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Record onCreated(BeanCreatedEvent<Record> event) {
    Class<? extends Record> type = event.getBean().getClass();
    ConfigurationProperties settings = type.getAnnotation(ConfigurationProperties.class);
    if (settings != null && SettingNames.areOurs(type.getName())) {
      for (RecordComponent component : type.getRecordComponents()) {
        check(
            settings.value() + "." + NameUtils.hyphenate(component.getName()), component.getType());
      }
    }
    return event.getBean();
  }

  private void check(String name, Class<?> type) {
    String text = environment.getProperty(name, String.class).orElse("");
    if (!text.isBlank() && !isOne(text.strip(), name, type)) {
      // Without the value: it could be a secret that went into the wrong variable.
      throw new ConfigurationException(
          SettingNames.variable(name) + " is set to something that is no " + type.getSimpleName());
    }
  }

  private boolean isOne(String text, String name, Class<?> type) {
    return type == boolean.class || type == Boolean.class
        ? TRUTHS.contains(text.toLowerCase(Locale.ROOT))
        : environment.getProperty(name, type).isPresent();
  }
}
