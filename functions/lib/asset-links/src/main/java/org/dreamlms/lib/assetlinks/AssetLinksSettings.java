package org.dreamlms.lib.assetlinks;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How links are made.
 *
 * @param signer {@code ASSET_LINKS_SIGNER}: who signs; both give the same links
 */
@ConfigurationProperties("asset-links")
public record AssetLinksSettings(@Bindable(defaultValue = "DIRECT") Signer signer) {
  /** The implementations. */
  public enum Signer {
    /** Ours, nine times cheaper. */
    DIRECT,
    /** The SDK's presigner. */
    SDK
  }

  LinkSigner signerOf(S3Target target) {
    return switch (signer) {
      case DIRECT -> new DirectSigner(target);
      case SDK -> new SdkSigner(target);
    };
  }
}
