package org.dreamlms.functions.workers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestHandler;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.dcsclient.WithoutDcs;
import org.dreamlms.lib.lambdahttp.EmfLines;

/**
 * Carries out orders of the queue of DCS's events. A message that cannot be carried out is named in
 * the answer and comes back alone; what fails five times goes to the dead letters, unread ones too:
 * they may be of a later version of this code. Carried out twice, an order costs one more fetch.
 */
public final class FollowEvents extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

  private final CarryOut carryOut;
  private final EmfLines counted;

  /** As the Lambda runtime makes it. */
  public FollowEvents() {
    carryOut = applicationContext.getBean(CarryOut.class);
    counted = applicationContext.getBean(EmfLines.class);
  }

  /** Over a context that runs already, for tests. */
  FollowEvents(ApplicationContext context) {
    super(context);
    carryOut = context.getBean(CarryOut.class);
    counted = context.getBean(EmfLines.class);
  }

  @Override
  public SQSBatchResponse execute(SQSEvent event) {
    List<BatchItemFailure> failures = new ArrayList<>();
    try {
      for (SQSMessage message : event.getRecords()) {
        if (!carryOut.carryOut(message.getBody())) {
          failures.add(new BatchItemFailure(message.getMessageId()));
        }
      }
    } finally {
      counted.write();
    }
    return new SQSBatchResponse(failures);
  }

  /** It asks nothing of DCS, so it needs no password of it. */
  @Override
  protected ApplicationContextBuilder newApplicationContextBuilder() {
    return withoutDcs(super.newApplicationContextBuilder());
  }

  static ApplicationContextBuilder withoutDcs(ApplicationContextBuilder builder) {
    return builder.properties(WithoutDcs.properties());
  }
}
