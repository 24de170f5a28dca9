package org.dreamlms.lib.hybridcache;

import java.util.Map;
import java.util.Properties;
import org.dreamlms.infra.testkit.TestTables;

/** The shared tier on DynamoDB Local, for tests of a function that has real stores. */
public final class SharedStoreOnDynamo implements AutoCloseable {
  private final Properties before = new Properties();
  private final TestTables tables;
  private final CacheTable table;

  private SharedStoreOnDynamo(TestTables tables) {
    this.tables = tables;
    before.putAll(System.getProperties());
    // The SDK looks for these in its own places, of which Lambda fills one.
    System.setProperty("aws.region", tables.region());
    System.setProperty("aws.accessKeyId", tables.accessKey());
    System.setProperty("aws.secretAccessKey", tables.secretKey());
    table = new CacheTable(tables);
  }

  /** Makes the table. */
  public static SharedStoreOnDynamo start(TestTables tables) {
    return new SharedStoreOnDynamo(tables);
  }

  /** What the function has to be told. */
  public Map<String, String> settings() {
    return Map.of("cache.table", table.name(), "dynamodb.endpoint", tables.endpoint().toString());
  }

  @Override
  public void close() {
    table.close();
    System.setProperties(before);
  }
}
