package org.dreamlms.lib.lambdahttp;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.Cookies;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All cookies of a request. Without Netty on the class path the proxy module's decoder stops after
 * the first.
 */
final class EventCookies implements Cookies {
  private final ConversionService conversion;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  EventCookies(@Nullable List<String> headers, ConversionService conversion) {
    this.conversion = conversion;
    for (String header : headers == null ? List.<String>of() : headers) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String name = pair.substring(0, equals).strip();
          // RFC 6265 section 5.4 sends the more specific cookie first: it wins.
          cookies.putIfAbsent(name, Cookie.of(name, pair.substring(equals + 1).strip()));
        }
      }
    }
  }

  @Override
  public Set<Cookie> getAll() {
    return Set.copyOf(cookies.values());
  }

  @Override
  public Optional<Cookie> findCookie(CharSequence name) {
    return Optional.ofNullable(cookies.get(name.toString()));
  }

  @Override
  public <T> Optional<T> get(CharSequence name, Class<T> type) {
    Optional<Cookie> cookie = findCookie(name);
    return type == Cookie.class || type == Object.class
        ? cookie.map(type::cast)
        : cookie.flatMap(found -> conversion.convert(found.getValue(), type));
  }

  @Override
  public <T> Optional<T> get(CharSequence name, ArgumentConversionContext<T> context) {
    return findCookie(name).flatMap(found -> conversion.convert(found.getValue(), context));
  }

  @Override
  public Collection<Cookie> values() {
    return List.copyOf(cookies.values());
  }
}
