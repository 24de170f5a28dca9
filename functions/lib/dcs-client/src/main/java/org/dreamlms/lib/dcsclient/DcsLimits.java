package org.dreamlms.lib.dcsclient;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

/**
 * Largest answers that are read; beyond them an answer is invalid content. In bytes, after
 * inflation; 1 KiB to 256 MiB each. Environment: {@code DCS_LIMITS_ROWS}, …; sizes such as {@code
 * 8MB} are understood (1 MB = 1,048,576).
 *
 * @param rows publishers, books, batch, tree: 8 MB is some 16,000 books
 * @param config a few MB are plausible (contracts/dcs.md 3.1)
 * @param picture cover and logo; Lambda could not answer with more than 4.5 MB anyway
 * @param object any other file of a book
 * @param nesting levels of JSON; 2 to 1,000. Real ones have about 12
 */
@ConfigurationProperties("dcs.limits")
public record DcsLimits(
    @Bindable(defaultValue = "8MB") @ReadableBytes int rows,
    @Bindable(defaultValue = "16MB") @ReadableBytes int config,
    @Bindable(defaultValue = "5MB") @ReadableBytes int picture,
    @Bindable(defaultValue = "16MB") @ReadableBytes int object,
    @Bindable(defaultValue = "200") int nesting) {

  /** A token and two words around it. */
  static final int LOGIN = 64 << 10;

  public DcsLimits {
    DcsSettings.within("dcs.limits.rows", rows, 1 << 10, 256 << 20);
    DcsSettings.within("dcs.limits.config", config, 1 << 10, 256 << 20);
    DcsSettings.within("dcs.limits.picture", picture, 1 << 10, 256 << 20);
    DcsSettings.within("dcs.limits.object", object, 1 << 10, 256 << 20);
    DcsSettings.within("dcs.limits.nesting", nesting, 2, 1_000);
  }
}
