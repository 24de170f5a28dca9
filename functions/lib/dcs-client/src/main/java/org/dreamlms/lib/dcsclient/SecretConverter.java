package org.dreamlms.lib.dcsclient;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets settings be secrets. */
@Singleton
final class SecretConverter implements TypeConverter<CharSequence, Secret> {

  @Override
  public Optional<Secret> convert(
      CharSequence text, Class<Secret> type, ConversionContext context) {
    return Optional.of(new Secret(text.toString()));
  }
}
