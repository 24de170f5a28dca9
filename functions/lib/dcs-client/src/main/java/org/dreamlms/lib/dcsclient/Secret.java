package org.dreamlms.lib.dcsclient;

/** A password or key. Shows itself only when asked by {@link #reveal}. */
public record Secret(String reveal) {

  public boolean isBlank() {
    return reveal.isBlank();
  }

  @Override
  public String toString() {
    return "****";
  }
}
