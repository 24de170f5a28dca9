package org.dreamlms.lib.dcsclient;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Largest answers that are read; beyond them an answer is invalid content. 1 KB to 256 MB each.
 * Environment: {@code DCS_LIMITS_ROWS}, …
 *
 * @param rows publishers, books, batch, tree, webhooks: 8 MB is some 16,000 books
 * @param config a few MB are plausible (DCS contract 3.1)
 * @param picture cover and logo; Lambda could not answer with more than 4.5 MB anyway
 * @param object any other file of a book
 * @param nesting levels of JSON; 2 to 1,000. Real ones have about 12
 */
@ConfigurationProperties("dcs.limits")
public record DcsLimits(
    @Bindable(defaultValue = "8MB") ByteSize rows,
    @Bindable(defaultValue = "16MB") ByteSize config,
    @Bindable(defaultValue = "5MB") ByteSize picture,
    @Bindable(defaultValue = "16MB") ByteSize object,
    @Bindable(defaultValue = "200") int nesting) {

  /** A token and two words around it. */
  static final ByteSize LOGIN = ByteSize.kilobytes(64);

  public DcsLimits {
    within("dcs.limits.rows", rows);
    within("dcs.limits.config", config);
    within("dcs.limits.picture", picture);
    within("dcs.limits.object", object);
    DcsSettings.within("dcs.limits.nesting", nesting, 2, 1_000);
  }

  private static void within(String name, ByteSize size) {
    DcsSettings.within(name, size, ByteSize.kilobytes(1), ByteSize.megabytes(256));
  }
}
