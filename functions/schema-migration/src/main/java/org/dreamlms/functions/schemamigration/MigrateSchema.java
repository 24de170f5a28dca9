package org.dreamlms.functions.schemamigration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers the event {@code {"action":"migrate"}} with {@code {"applied":1,"version":"0001"}}.
 * Invoked by hand, by a deployment, and by infra/local; no route leads here.
 *
 * <p>The event is a map and no record: the runtime's own deserializer cannot make records.
 */
public final class MigrateSchema extends MicronautRequestHandler<Map<String, Object>, Migration> {

  @Inject @Nullable Schema schema;

  /** As the Lambda runtime makes it. */
  public MigrateSchema() {}

  /** Over a context that runs already, for tests. */
  MigrateSchema(ApplicationContext context) {
    super(context);
  }

  /**
   * Makes beans when they are asked for, not all at the start: with lms-database come those of
   * access, which want keys for tokens, and a migration has nothing to do with tokens.
   */
  @Override
  protected ApplicationContextBuilder newApplicationContextBuilder() {
    return ApplicationContext.builder()
        .environments(Environment.FUNCTION, MicronautLambdaContext.ENVIRONMENT_LAMBDA);
  }

  /**
   * @throws IllegalArgumentException when the event asks for something else; nothing is changed
   */
  @Override
  public Migration execute(Map<String, Object> event) {
    Object action = event.get("action");
    if (!"migrate".equals(action)) {
      throw new IllegalArgumentException(
          "Unknown action " + action + ": this function knows {\"action\":\"migrate\"} only");
    }
    if (schema == null) {
      throw new IllegalStateException("The function was not wired");
    }
    return schema.migrate();
  }
}
