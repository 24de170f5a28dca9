package org.dreamlms.lib.hybridcache;

/** An attribute is not what this version writes. Whoever reads the item knows what that means. */
final class DamagedItem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedItem(String attribute) {
    super("Damaged: " + attribute);
  }

  DamagedItem(String attribute, Throwable cause) {
    super("Damaged: " + attribute, cause);
  }
}
