package org.dreamlms.lib.dcsclient;

class FakeDcsWebhooksTest extends DcsWebhooksContract {

  private final FakeDcsWebhooks webhooks = new FakeDcsWebhooks();

  @Override
  protected DcsWebhooks webhooks() {
    return webhooks;
  }

  @Override
  protected String listener() {
    return "https://lms.example.org/api/v1/webhooks/dream-storage";
  }

  @Override
  protected void editBook() {
    webhooks.tell(
        "book.updated",
        "{\"event\":\"book.updated\",\"timestamp\":\"2026-01-15T09:30:00Z\",\"data\":{\"id\":12}}",
        DcsDelivery.Status.SUCCESS);
  }
}
