package org.dreamlms.lib.lmsdatabase;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Where the LMS database is. Read at the start of a function, although nothing is connected then: a
 * missing setting is found by the deployment.
 *
 * @param url {@code LMS_DATABASE_URL}: {@code jdbc:postgresql://host:port/database}, without user
 *     and password
 * @param user {@code LMS_DATABASE_USER}
 * @param password {@code LMS_DATABASE_PASSWORD}
 */
@Context
@ConfigurationProperties("lms.database")
public record LmsDatabaseSettings(
    @Nullable String url, @Nullable String user, @Nullable String password) {

  public LmsDatabaseSettings {
    require("LMS_DATABASE_URL", url);
    require("LMS_DATABASE_USER", user);
    require("LMS_DATABASE_PASSWORD", password);
    if (url == null || !url.startsWith("jdbc:postgresql:")) {
      throw new ConfigurationException("LMS_DATABASE_URL must begin with jdbc:postgresql:");
    }
  }

  private static void require(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new ConfigurationException(name + " is not set");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "LmsDatabaseSettings[url=" + url + ", user=" + user + ", password=***]";
  }
}
