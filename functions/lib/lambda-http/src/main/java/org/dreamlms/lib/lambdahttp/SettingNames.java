package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stops the start when a setting has a name that nothing reads: {@code DCS_READTIMEOUT=3s} would
 * change nothing, and nobody would be told.
 *
 * <p>Looked at are names that begin as those of a configuration record of ours on the class path
 * do. Nobody else's begin so, but for {@link #WORDS_OF_OTHERS}.
 */
@Context
final class SettingNames {
  private static final String OURS = "org.dreamlms.";

  /** {@code ACCESS_TOKEN} and {@code MINIO_ROOT_USER} lie about on many machines. */
  private static final Set<String> WORDS_OF_OTHERS = Set.of("ACCESS", "MINIO");

  SettingNames(ApplicationContext context) {
    Set<String> prefixes = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (BeanDefinition<?> settings :
        context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class))) {
      if (areOurs(settings.getName())) {
        add(settings.getBeanType(), prefixes, known);
      }
    }
    prefixes.removeAll(WORDS_OF_OTHERS);
    for (PropertySource source : context.getEnvironment().getPropertySources()) {
      source.forEach(name -> check(variable(name), prefixes, known));
    }
  }

  private static void add(Class<?> type, Set<String> prefixes, Set<String> known) {
    ConfigurationProperties settings = type.getAnnotation(ConfigurationProperties.class);
    if (settings != null && type.isRecord()) {
      String prefix = variable(settings.value());
      prefixes.add(prefix);
      for (RecordComponent component : type.getRecordComponents()) {
        known.add(prefix + "_" + variable(NameUtils.hyphenate(component.getName())));
      }
    }
  }

  private static void check(String name, Set<String> prefixes, Set<String> known) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix + "_") && !known.contains(name)) {
        throw new ConfigurationException(
            name + " is no setting. Known are " + String.join(", ", startingWith(prefix, known)));
      }
    }
  }

  private static Set<String> startingWith(String prefix, Set<String> known) {
    Set<String> names = new TreeSet<>(known);
    names.removeIf(name -> !name.startsWith(prefix + "_"));
    return names;
  }

  /** Whether a class is of this project. */
  static boolean areOurs(String className) {
    return className.startsWith(OURS);
  }

  /** The environment variable of a setting: {@code DCS_READ_TIMEOUT} of dcs.read-timeout. */
  static String variable(String setting) {
    return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
