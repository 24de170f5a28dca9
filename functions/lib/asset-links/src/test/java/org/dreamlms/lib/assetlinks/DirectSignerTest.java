package org.dreamlms.lib.assetlinks;

class DirectSignerTest extends LinkSignerContract {
  @Override
  LinkSigner signer(S3Target target) {
    return new DirectSigner(target);
  }
}
