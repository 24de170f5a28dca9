package org.dreamlms.infra.testkit;

/** A process that has a DynamoDB Local and then waits to be killed. */
final class DynamoForTest {
  private DynamoForTest() {}

  public static void main(String[] arguments) throws InterruptedException {
    DynamoStore store = DynamoStore.start(DynamoStore.Settings.throwAway());
    System.out.println("pid: " + store.process().pid());
    Thread.currentThread().join();
  }
}
