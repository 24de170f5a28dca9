package org.dreamlms.lib.lmsdatabase;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** What Micronaut Data wants to know of the one data source before it makes repositories for it. */
@ContextConfigurer
public final class LmsDatabaseDefaults implements ApplicationContextConfigurer {
  /** Below the environment's variables, above the framework's own defaults. */
  private static final int PRIORITY = -1000;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(
        PropertySource.of(
            "lms-database",
            Map.of(
                "datasources.default.dialect", "POSTGRES",
                "datasources.default.schema-generate", "NONE"),
            PRIORITY));
  }
}
