package org.dreamlms.infra.local.queues;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.infra.local.gateway.Invoker;
import org.dreamlms.infra.local.template.LocalTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues of a template that feed functions. */
public final class QueueSources implements AutoCloseable {
  private final SqsClient sqs;
  private final List<QueuePoller> pollers = new ArrayList<>();

  private QueueSources(SqsClient sqs) {
    this.sqs = sqs;
  }

  /**
   * @param endpoint of the queue server
   */
  public static QueueSources start(
      LocalTemplate template, URI endpoint, Invoker functions, InstantSource clock) {
    SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    QueueSources sources = new QueueSources(sqs);
    for (LocalTemplate.Function function : template.functions()) {
      for (LocalTemplate.QueueSource source : function.queues()) {
        String url = endpoint + "/000000000000/" + source.queue();
        sources.pollers.add(QueuePoller.start(sqs, url, function.name(), source, functions, clock));
      }
    }
    return sources;
  }

  @Override
  public void close() {
    pollers.forEach(QueuePoller::close);
    sqs.close();
  }
}
