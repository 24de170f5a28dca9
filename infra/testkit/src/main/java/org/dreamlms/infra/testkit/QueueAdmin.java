package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Creates and deletes queues in SQS's JSON protocol; names are safe to quote, so no JSON library.
 */
record QueueAdmin(URI endpoint) {

  void create(QueueStore.Queue queue) {
    String redrive = "";
    QueueStore.Redrive rule = queue.redrive();
    if (rule != null) {
      create(QueueStore.Queue.named(rule.queue()));
      redrive =
          """
          ,"RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"%s\\",\\"maxReceiveCount\\":%d}"\
          """
              .formatted(QueueStore.queueArn(rule.queue()), rule.maxReceives());
    }
    call(
        "CreateQueue",
        """
        {"QueueName":"%s","Attributes":{"VisibilityTimeout":"%d"%s}}\
        """
            .formatted(queue.name(), queue.visibilityTimeout().toSeconds(), redrive));
  }

  void delete(URI queueUrl) {
    call("DeleteQueue", "{\"QueueUrl\":\"%s\"}".formatted(queueUrl));
  }

  private void call(String action, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new StoreException("SQS answered " + action + " with " + response.body(), null);
      }
    } catch (IOException e) {
      throw new StoreException("SQS did not answer " + action, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted during " + action, e);
    }
  }
}
