package org.dreamlms.lib.assetlinks;

import java.time.InstantSource;

/**
 * Links to the files that teachers uploaded: another store, with other keys, than that of the
 * books. No I/O; safe for any number of threads.
 */
public final class MaterialLinks {
  private final InstantSource clock;
  private final S3Credentials credentials;
  private final LinkSigner signer;

  MaterialLinks(S3Target materials, LinkSigner signer, InstantSource clock) {
    this.clock = clock;
    this.credentials = materials.credentials();
    this.signer = signer;
  }

  /** Links without Micronaut, for instance in tests. */
  public static MaterialLinks to(S3Target materials, InstantSource clock) {
    return new MaterialLinks(materials, new DirectSigner(materials), clock);
  }

  /**
   * Signs a link to the object, with the lifetimes of {@link AssetLinks#book}. Its type is what was
   * stored: that was verified after the upload.
   *
   * @throws SigningKeysExpiredException when temporary credentials have ended
   */
  public SignedLink material(ObjectKey key) {
    SigningWindow window = SigningWindow.at(clock.instant(), credentials.expiresAt());
    return new SignedLink(
        signer.sign(key, window, LinkSigner.Presentation.AS_STORED), window.expiresAt());
  }
}
