package org.dreamlms.lib.assetlinks;

class SdkSignerTest extends LinkSignerContract {
  @Override
  LinkSigner signer(S3Target target) {
    return new SdkSigner(target);
  }
}
