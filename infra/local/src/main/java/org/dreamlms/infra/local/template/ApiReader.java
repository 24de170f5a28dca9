package org.dreamlms.infra.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The HTTP API: its stage and its CORS. */
final class ApiReader {
  private ApiReader() {}

  static Optional<LocalTemplate.Cors> cors(Properties api) {
    api.oneOf("StageName", "$default");
    return cors(api, "CorsConfiguration");
  }

  /** CORS of an HTTP API or a Function URL. */
  static Optional<LocalTemplate.Cors> cors(Properties owner, String name) {
    return owner.inner(name).map(ApiReader::read);
  }

  private static LocalTemplate.Cors read(Properties cors) {
    cors.only(
        "AllowOrigins",
        "AllowMethods",
        "AllowHeaders",
        "ExposeHeaders",
        "MaxAge",
        "AllowCredentials");
    List<String> origins = cors.texts("AllowOrigins");
    boolean credentials = cors.flag("AllowCredentials");
    if (credentials && origins.contains("*")) {
      cors.refuse(
          "AllowCredentials",
          "credentials cannot be allowed to every origin",
          "Name the origins, as AWS demands too.");
    }
    return new LocalTemplate.Cors(
        origins,
        upper(cors.texts("AllowMethods")),
        lower(cors.texts("AllowHeaders")),
        lower(cors.texts("ExposeHeaders")),
        cors.has("MaxAge") ? Optional.of(cors.number("MaxAge", 0, 0, 86_400)) : Optional.empty(),
        credentials);
  }

  private static List<String> upper(List<String> words) {
    return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }
}
