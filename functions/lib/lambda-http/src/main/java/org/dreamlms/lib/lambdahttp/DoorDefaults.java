package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.List;
import java.util.Map;

/** Settings that every HTTP function shares; an environment variable of the same name wins. */
@ContextConfigurer
public final class DoorDefaults implements ApplicationContextConfigurer {
  /** Below the environment's variables, above the framework's own defaults. */
  private static final int PRIORITY = -1000;

  /**
   * Besides PNG, JPEG and GIF, which the framework knows: it would send any other picture as text,
   * and every byte that is no UTF-8 would be lost.
   */
  private static final List<String> BINARY =
      List.of("image/webp", "image/avif", "image/bmp", "image/svg+xml", "image/x-icon");

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder
        .banner(false)
        .propertySources(
            PropertySource.of(
                "lambda-http",
                Map.of(
                    // Existing clients read "language": null; the framework would leave it out.
                    "micronaut.serde.serialization.inclusion",
                    "ALWAYS",
                    "micronaut.function.binary-types.additional-types",
                    BINARY,
                    // The gateway dates every answer itself.
                    "micronaut.server.date-header",
                    false,
                    // Guards a server on a developer's machine from pages of the web. A function is
                    // none; the local cloud's HostGuard does the same at its door.
                    "micronaut.server.cors.localhost-pass-through",
                    true),
                PRIORITY));
  }
}
