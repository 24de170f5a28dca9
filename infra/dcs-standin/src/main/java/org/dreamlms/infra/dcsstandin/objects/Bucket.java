package org.dreamlms.infra.dcsstandin.objects;

import java.util.Locale;

/** DCS's buckets, named as in its own store. */
public enum Bucket {
  PUBLISHERS,
  TEACHERS,
  TRASH;

  public String bucketName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
