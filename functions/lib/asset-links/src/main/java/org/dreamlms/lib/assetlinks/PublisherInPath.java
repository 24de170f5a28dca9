package org.dreamlms.lib.assetlinks;

/** What stands for the publisher in object keys: the two dialects of DCS (DCS contract 0). */
public enum PublisherInPath {
  NAME,
  ID
}
