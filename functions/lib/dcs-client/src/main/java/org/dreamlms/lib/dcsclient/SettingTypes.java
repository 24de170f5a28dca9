package org.dreamlms.lib.dcsclient;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.util.Optional;

/**
 * Lets settings be secrets and sizes. Found by the service loader, because defaults are converted
 * before there are any beans.
 */
public final class SettingTypes implements TypeConverterRegistrar {

  @Override
  public void register(MutableConversionService conversion) {
    conversion.addConverter(CharSequence.class, Secret.class, text -> new Secret(text.toString()));
    conversion.addConverter(
        CharSequence.class, ByteSize.class, (text, _, context) -> size(text.toString(), context));
  }

  private static Optional<ByteSize> size(String text, ConversionContext context) {
    try {
      return Optional.of(ByteSize.parse(text));
    } catch (IllegalArgumentException | ArithmeticException junk) {
      context.reject(text, junk);
      return Optional.empty();
    }
  }
}
