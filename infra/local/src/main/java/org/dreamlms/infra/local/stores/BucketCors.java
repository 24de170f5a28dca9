package org.dreamlms.infra.local.stores;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.testkit.S3Store;

/** CORS of the bucket servers, each of which has one set of rules for all its buckets. */
final class BucketCors {
  private static final List<String> EXPOSED = List.of("ETag", "Content-Range", "Accept-Ranges");

  private BucketCors() {}

  /**
   * Of the books, which are another company's: any page may read what it has a link for, as with
   * MinIO's default. Nothing narrower would do: a browser that the API sends on to the store names
   * {@code null} as its origin (Fetch standard, "HTTP-redirect fetch").
   */
  static S3Store.Cors ofBooks() {
    return new S3Store.Cors(List.of("*"), List.of("GET", "HEAD"), List.of("*"), EXPOSED);
  }

  /**
   * Of the template's buckets: the union of what it says of them; where it says nothing, the front
   * end's origins of the HTTP API may read and upload.
   */
  static Optional<S3Store.Cors> of(LocalTemplate template) {
    Set<String> origins = new LinkedHashSet<>();
    Set<String> exposed = new LinkedHashSet<>(EXPOSED);
    template.buckets().stream()
        .flatMap(bucket -> bucket.cors().stream())
        .forEach(
            cors -> {
              origins.addAll(cors.origins());
              exposed.addAll(cors.exposedHeaders());
            });
    template.apiCors().map(Cors::origins).ifPresent(origins::addAll);
    return origins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new S3Store.Cors(
                List.copyOf(origins),
                List.of("GET", "HEAD", "PUT", "POST"),
                List.of("*"),
                List.copyOf(exposed)));
  }
}
