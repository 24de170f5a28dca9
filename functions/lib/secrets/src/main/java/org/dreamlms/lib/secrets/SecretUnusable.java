package org.dreamlms.lib.secrets;

/** What Secrets Manager gave is no secret of the wanted form. Says why, and nothing of it. */
public final class SecretUnusable extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public SecretUnusable(String why) {
    super(why);
  }
}
