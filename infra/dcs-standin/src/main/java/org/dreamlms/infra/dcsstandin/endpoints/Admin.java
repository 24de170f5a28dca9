package org.dreamlms.infra.dcsstandin.endpoints;

/** The only account: DCS has no roles, any log-in may do everything. */
public record Admin(String email, String password) {
  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "Admin[email=" + email + "]";
  }
}
