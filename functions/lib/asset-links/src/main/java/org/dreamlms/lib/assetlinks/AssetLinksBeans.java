package org.dreamlms.lib.assetlinks;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wiring: the settings of both stores become the beans that sign for them. */
@Factory
final class AssetLinksBeans {
  /**
   * Made at start, so that wrong settings stop the start, and not the first pupil.
   *
   * @param dialect the setting of dcs-client, because keys and DCS's paths speak the same dialect
   */
  @Context
  AssetLinks assetLinks(
      BooksS3Settings books,
      MinioSettings seeds,
      AssetLinksSettings settings,
      @Value("${dcs.publisher-in-path:NAME}") PublisherInPath dialect,
      InstantSource clock) {
    S3Target target = books.target(seeds);
    return new AssetLinks(target, settings.signerOf(target), dialect, clock);
  }

  /** For functions that answer with bytes: they say how long that may take. */
  @Singleton
  @Bean(preDestroy = "close")
  @Requires(beans = TimeForFiles.class)
  S3BookFiles bookFiles(
      BooksS3Settings books,
      MinioSettings seeds,
      @Value("${dcs.publisher-in-path:NAME}") PublisherInPath dialect,
      TimeForFiles time,
      InstantSource clock) {
    return new S3BookFiles(
        AssetLinks.to(books.target(seeds).fromInside(), dialect, clock), time, clock);
  }

  @Singleton
  ConfigLinks configLinks(AssetLinks links) {
    return new ConfigLinks(links);
  }

  /** Made when somebody needs it: most functions have no business with materials. */
  @Singleton
  @Requires(property = "materials.s3.access-key")
  MaterialLinks materialLinks(
      MaterialsS3Settings materials, AssetLinksSettings settings, InstantSource clock) {
    S3Target target = materials.target();
    return new MaterialLinks(target, settings.signerOf(target), clock);
  }
}
