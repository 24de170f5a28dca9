package org.dreamlms.infra.local.stores;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.testkit.S3Store;

/**
 * CORS of the bucket servers, which have one set of rules for all buckets: the union of what the
 * template says of its buckets; where it says nothing, the front end's origins of the HTTP API may
 * read and upload.
 */
final class BucketCors {
  private BucketCors() {}

  static Optional<S3Store.Cors> of(LocalTemplate template) {
    Set<String> origins = new LinkedHashSet<>();
    Set<String> exposed = new LinkedHashSet<>(List.of("ETag", "Content-Range", "Accept-Ranges"));
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
