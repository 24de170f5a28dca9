package org.dreamlms.infra.local.inside;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The function's own drivers of databases. The JDK looks for drivers once in the life of a JVM and
 * keeps them for all, but shows a caller only those that its own class loader knows.
 */
final class Drivers {
  private Drivers() {}

  /** Has each of them register itself, as the JDK does in a process of one function. */
  static void load(ClassLoader loader) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    try {
      while (drivers.hasNext()) {
        Driver ignored = drivers.next();
      }
    } catch (ServiceConfigurationError e) {
      // The JDK goes on without it, too; whoever wants it will say so.
    }
  }

  /** The JDK's list would hold the classes of a function that has ended. */
  static void forget() throws SQLException {
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      DriverManager.deregisterDriver(driver);
    }
  }
}
